<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Notices</name>
    <message>
        <source>new invoice</source>
        <translation>nowa faktura</translation>
    </message>
    <message>
        <source>activation of the account</source>
        <translation>aktywacja konta</translation>
    </message>
    <message>
        <source>new password</source>
        <translation>nowe hasło</translation>
    </message>
    <message>
        <source>account active</source>
        <translation>konto aktywne</translation>
    </message>
    <message>
        <source>account blocked</source>
        <translation>konto zablokowane</translation>
    </message>
    <message>
        <source>an account was opened</source>
        <translation>założono konto</translation>
    </message>
    <message>
        <source>message waiting</source>
        <translation>wiadomość w e-BOK</translation>
    </message>
    <message>
        <source>reading accepted</source>
        <translation>odczyt przyjęty</translation>
    </message>
    <message>
        <source>reading refused</source>
        <translation>odczyt nieprzyjęty</translation>
    </message>
    <message>
        <source>code of an e-mail address</source>
        <translation>kod do adresu e-mail</translation>
    </message>
    <message>
        <source>e-mail address changed</source>
        <translation>zmiana adresu e-mail</translation>
    </message>
    <message>
        <source>held</source>
        <translation>wstrzymane</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>czeka</translation>
    </message>
    <message>
        <source>is being sent</source>
        <translation>jest wysyłane</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>wysłane</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>niepewne</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>niedostarczone</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>pominięte</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>odrzucone</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>wzięte do wysłania</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>odmowa serwera</translation>
    </message>
    <message>
        <source>put off by the server</source>
        <translation>odłożone przez serwer</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>wróciło</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>zwolnione</translation>
    </message>
    <message>
        <source>sent once more by hand</source>
        <translation>ponowione ręcznie</translation>
    </message>
    <message>
        <source>no consent to it</source>
        <translation>brak zgody</translation>
    </message>
    <message>
        <source>no e-mail address</source>
        <translation>brak adresu e-mail</translation>
    </message>
    <message>
        <source>the address does not work</source>
        <translation>adres nie działa</translation>
    </message>
    <message>
        <source>the address is none</source>
        <translation>to nie jest adres</translation>
    </message>
    <message>
        <source>what it told of is no longer there</source>
        <translation>tego, o czym miało być, już nie ma</translation>
    </message>
    <message>
        <source>it was decided otherwise meanwhile</source>
        <translation>tymczasem zdecydowano inaczej</translation>
    </message>
    <message>
        <source>KSeF has rejected the invoice</source>
        <translation>KSeF odrzucił fakturę</translation>
    </message>
    <message>
        <source>the customer has read it in e-BOK</source>
        <translation>klient przeczytał to w e-BOK</translation>
    </message>
    <message>
        <source>the account waits for no activation</source>
        <translation>konto nie czeka na aktywację</translation>
    </message>
    <message>
        <source>the account is not open</source>
        <translation>konto nie jest otwarte</translation>
    </message>
    <message>
        <source>the change of address is over</source>
        <translation>zmiana adresu jest zakończona</translation>
    </message>
    <message>
        <source>the sender stopped in the middle</source>
        <translation>wysyłka przerwała się w połowie</translation>
    </message>
    <message>
        <source>the connection to the mail server was lost before the e-mail</source>
        <translation>połączenie z serwerem poczty zerwało się przed e-mailem</translation>
    </message>
    <message>
        <source>the connection to the mail server was lost in the middle of the e-mail</source>
        <translation>połączenie z serwerem poczty zerwało się w połowie e-maila</translation>
    </message>
    <message>
        <source>the connection to the mail server was lost before its answer</source>
        <translation>połączenie z serwerem poczty zerwało się przed jego odpowiedzią</translation>
    </message>
    <message>
        <source>the e-mail could not be put together</source>
        <translation>nie udało się ułożyć e-maila</translation>
    </message>
    <message>
        <source>There are many of one import: a supervisor lets them go or drops them.</source>
        <translation>Jest ich wiele z jednego importu: zwalnia je albo odrzuca kierownik.</translation>
    </message>
    <message>
        <source>Nobody heard whether the server took it over. Ask the customer; send it once more or drop it.</source>
        <translation>Nie wiadomo, czy serwer go przyjął. Zapytaj klienta; wyślij jeszcze raz albo odrzuć.</translation>
    </message>
    <message>
        <source>It was refused for good. Correct the address first, then send it once more.</source>
        <translation>Odmówiono ostatecznie. Najpierw popraw adres, potem wyślij jeszcze raz.</translation>
    </message>
    <message>
        <source>No e-mail is held.</source>
        <translation>Żaden e-mail nie jest wstrzymany.</translation>
    </message>
    <message>
        <source>It is known of every e-mail whether it was delivered.</source>
        <translation>O każdym e-mailu wiadomo, czy został przyjęty.</translation>
    </message>
    <message>
        <source>No e-mail was refused for good.</source>
        <translation>Żadnego e-maila nie odrzucono ostatecznie.</translation>
    </message>
    <message>
        <source>No e-mail waits for the sender.</source>
        <translation>Żaden e-mail nie czeka na wysłanie.</translation>
    </message>
    <message>
        <source>No e-mail has been sent yet.</source>
        <translation>Nie wysłano jeszcze żadnego e-maila.</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Wstrzymane</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Niepewne</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Niedostarczone</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Czekają</translation>
    </message>
    <message>
        <source>Log of sending</source>
        <translation>Dziennik wysyłki</translation>
    </message>
    <message>
        <source>came back {moment}</source>
        <translation>wróciło {moment}</translation>
    </message>
    <message>
        <source>waits until {moment}</source>
        <translation>czeka do {moment}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numer</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>O czym</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Nothing has been done with it yet.</source>
        <translation>Nic się z nim jeszcze nie działo.</translation>
    </message>
</context>
<context>
    <name>NoticeList</name>
    <message>
        <source>E-mails to the customer</source>
        <translation>E-maile do klienta</translation>
    </message>
    <message>
        <source>Reading the e-mails ...</source>
        <translation>Czytam e-maile ...</translation>
    </message>
    <message>
        <source>No e-mail has been written to this customer.</source>
        <translation>Do tego klienta nie pisano e-maili.</translation>
    </message>
</context>
<context>
    <name>OfficeNoticesPage</name>
    <message>
        <source>Notices</source>
        <translation>E-maile</translation>
    </message>
    <message>
        <source>E-mail notices</source>
        <translation>Powiadomienia e-mail</translation>
    </message>
    <message>
        <source>Reading the e-mails ...</source>
        <translation>Czytam e-maile ...</translation>
    </message>
    <message>
        <source>Let the whole import go</source>
        <translation>Zwolnij cały import</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Odrzuć</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Dowód doręczenia</translation>
    </message>
    <message>
        <source>Let go, or send once more</source>
        <translation>Zwolnij albo wyślij jeszcze raz</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Zwolnij</translation>
    </message>
    <message>
        <source>Send once more</source>
        <translation>Wyślij jeszcze raz</translation>
    </message>
    <message>
        <source>put in by {who}</source>
        <translation>zlecone przez: {who}</translation>
    </message>
    <message>
        <source>The e-mail was let go: {who}.</source>
        <translation>E-mail zwolniony: {who}.</translation>
    </message>
    <message>
        <source>The e-mail is sent once more: {who}.</source>
        <translation>E-mail zostanie wysłany jeszcze raz: {who}.</translation>
    </message>
    <message>
        <source>The e-mail was dropped: {who}.</source>
        <translation>E-mail odrzucony: {who}.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n próba</numerusform>
            <numerusform>%n próby</numerusform>
            <numerusform>%n prób</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail(s) were let go.</source>
        <translation>
            <numerusform>Zwolniono %n e-mail.</numerusform>
            <numerusform>Zwolniono %n e-maile.</numerusform>
            <numerusform>Zwolniono %n e-maili.</numerusform>
        </translation>
    </message>
</context>
</TS>
