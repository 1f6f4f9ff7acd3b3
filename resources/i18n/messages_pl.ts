<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Mailings</name>
    <message>
        <source>waits for a supervisor</source>
        <translation>czeka na kierownika</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>jeszcze nie wysłana</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>w trakcie</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>wysłana</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>przerwana</translation>
    </message>
    <message>
        <source>with or without arrears</source>
        <translation>bez względu na należności</translation>
    </message>
    <message>
        <source>nothing to pay</source>
        <translation>nic do zapłaty</translation>
    </message>
    <message>
        <source>something is overdue</source>
        <translation>coś po terminie</translation>
    </message>
    <message>
        <source>Nobody of this group has an active e-BOK account: nobody would get it.</source>
        <translation>Nikt z tej grupy nie ma aktywnego konta e-BOK: nikt by tego nie dostał.</translation>
    </message>
    <message>
        <source>Choose streets: the announcement stands on their cards.</source>
        <translation>Wybierz ulice: ogłoszenie stanie na ich kartach.</translation>
    </message>
    <message>
        <source>Write what is announced.</source>
        <translation>Wpisz treść.</translation>
    </message>
    <message>
        <source>The announcement is too long: at most 500 characters.</source>
        <translation>Ogłoszenie jest za długie: najwyżej 500 znaków.</translation>
    </message>
    <message>
        <source>This message waits for a supervisor's word.</source>
        <translation>Ta wiadomość czeka na zgodę kierownika.</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>Tej wiadomości już nie ma.</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) will get it.</source>
        <translation>
            <numerusform>Dostanie ją %n klient.</numerusform>
            <numerusform>Dostanie ją %n klientów.</numerusform>
            <numerusform>Dostanie ją %n klientów.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can't: no active e-BOK account.</source>
        <translation>
            <numerusform>%n nie dostanie: nie ma aktywnego konta e-BOK.</numerusform>
            <numerusform>%n nie dostaną: nie mają aktywnego konta e-BOK.</numerusform>
            <numerusform>%n nie dostanie: nie mają aktywnego konta e-BOK.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %n customer(s)</source>
        <translation>
            <numerusform>Wyślij do %n klienta</numerusform>
            <numerusform>Wyślij do %n klientów</numerusform>
            <numerusform>Wyślij do %n klientów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put before a supervisor: %n customer(s)</source>
        <translation>
            <numerusform>Przekaż kierownikowi: %n klient</numerusform>
            <numerusform>Przekaż kierownikowi: %n klientów</numerusform>
            <numerusform>Przekaż kierownikowi: %n klientów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n of them, masked</source>
        <translation>
            <numerusform>Pierwszy z nich, zamaskowany</numerusform>
            <numerusform>Pierwszych %n, zamaskowani</numerusform>
            <numerusform>Pierwszych %n, zamaskowani</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n załącznik</numerusform>
            <numerusform>%n załączniki</numerusform>
            <numerusform>%n załączników</numerusform>
        </translation>
    </message>
    <message>
        <source>all customers</source>
        <translation>wszyscy klienci</translation>
    </message>
    <message>
        <source>More than {limit}: it waits for a supervisor's word.</source>
        <translation>Więcej niż {limit}: czeka na zgodę kierownika.</translation>
    </message>
    <message>
        <source>sent to {sent} of {all}</source>
        <translation>wysłano do {sent} z {all}</translation>
    </message>
    <message>
        <source>{count} passed over: the account is no longer active</source>
        <translation>pominięto {count}: konto już nieaktywne</translation>
    </message>
    <message>
        <source>{count} did not get it</source>
        <translation>{count} nie dostało</translation>
    </message>
    <message>
        <source>let go by {who}</source>
        <translation>zatwierdził(a): {who}</translation>
    </message>
    <message>
        <source>Stopped: {how_far}.</source>
        <translation>Przerwano: {how_far}.</translation>
    </message>
    <message>
        <source>The message to the group: {how_far}.</source>
        <translation>Wiadomość do grupy: {how_far}.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Napisana</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Temat</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Do kogo</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Wysłano</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kto</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Ulica</translation>
    </message>
    <message>
        <source>The message to a group is not kept yet.</source>
        <translation>Wiadomość do grupy nie jest jeszcze zapisana.</translation>
    </message>
    <message>
        <source>Messages to groups</source>
        <translation>Wiadomości do grup</translation>
    </message>
    <message>
        <source>Reading the messages ...</source>
        <translation>Wczytuję wiadomości ...</translation>
    </message>
    <message>
        <source>New message to a group</source>
        <translation>Nowa wiadomość do grupy</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Zatwierdź wysłanie</translation>
    </message>
    <message>
        <source>A message to a group is being sent. It can be resumed later.</source>
        <translation>Trwa wysyłanie wiadomości do grupy. Można je później wznowić.</translation>
    </message>
    <message>
        <source>No message was written to a group yet.</source>
        <translation>Nie napisano jeszcze wiadomości do grupy.</translation>
    </message>
    <message numerus="yes">
        <source>Stop: %n will not get it</source>
        <translation>
            <numerusform>Przerwij: %n nie dostanie</numerusform>
            <numerusform>Przerwij: %n nie dostanie</numerusform>
            <numerusform>Przerwij: %n nie dostanie</numerusform>
        </translation>
    </message>
    <message>
        <source>It may be sent now.</source>
        <translation>Można ją teraz wysłać.</translation>
    </message>
    <message numerus="yes">
        <source>Resume: %n left</source>
        <translation>
            <numerusform>Wznów: został %n</numerusform>
            <numerusform>Wznów: zostało %n</numerusform>
            <numerusform>Wznów: zostało %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %n</source>
        <translation>
            <numerusform>Wyślij do %n</numerusform>
            <numerusform>Wyślij do %n</numerusform>
            <numerusform>Wyślij do %n</numerusform>
        </translation>
    </message>
    <message>
        <source>A message to a group that was not sent has come back.</source>
        <translation>Wróciła niewysłana wiadomość do grupy.</translation>
    </message>
    <message>
        <source>The message waits for a supervisor's word.</source>
        <translation>Wiadomość czeka na zgodę kierownika.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>To groups</source>
        <translation>Do grup</translation>
    </message>
    <message numerus="yes">
        <source>To groups (%n to let go)</source>
        <translation>
            <numerusform>Do grup (%n do zatwierdzenia)</numerusform>
            <numerusform>Do grup (%n do zatwierdzenia)</numerusform>
            <numerusform>Do grup (%n do zatwierdzenia)</numerusform>
        </translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Ulica</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dzień</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Dziś</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwa</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Numer klienta</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>Kto pisze</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Godziny</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Do kiedy</translation>
    </message>
    <message>
        <source>Fill in what stands in braces; it is not sent like this.</source>
        <translation>Uzupełnij to, co stoi w nawiasach klamrowych; tak nie można wysłać.</translation>
    </message>
    <message>
        <source>An attachment is no longer there. Attach it again.</source>
        <translation>Załącznika już nie ma. Załącz go jeszcze raz.</translation>
    </message>
    <message>
        <source>A message takes ten attachments at most.</source>
        <translation>Wiadomość mieści najwyżej dziesięć załączników.</translation>
    </message>
    <message>
        <source>This conversation is closed. Open it again first.</source>
        <translation>Ta rozmowa jest zamknięta. Najpierw otwórz ją ponownie.</translation>
    </message>
    <message>
        <source>This clerk no longer works here. Choose somebody else.</source>
        <translation>Ta osoba już tu nie pracuje. Wybierz kogoś innego.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Czekają</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Moje</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Przydzielone</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>Wszystkie otwarte</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Zamknięte</translation>
    </message>
    <message>
        <source>Every message has been answered.</source>
        <translation>Na każdą wiadomość odpowiedziano.</translation>
    </message>
    <message>
        <source>You have no conversation. Take one from those that wait.</source>
        <translation>Nie prowadzisz żadnej rozmowy. Przejmij którąś z czekających.</translation>
    </message>
    <message>
        <source>No conversation is assigned to anybody.</source>
        <translation>Żadna rozmowa nie jest nikomu przydzielona.</translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation>Żadna rozmowa nie jest otwarta.</translation>
    </message>
    <message>
        <source>No conversation has been closed yet.</source>
        <translation>Żadnej rozmowy jeszcze nie zamknięto.</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>odpowiedziano</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>zamknięta</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Prowadzi</translation>
    </message>
    <message>
        <source>closed {moment}, {who}</source>
        <translation>zamknięta {moment}, {who}</translation>
    </message>
    <message>
        <source>history</source>
        <translation>historia</translation>
    </message>
    <message>
        <source>in hand: {who}</source>
        <translation>prowadzi: {who}</translation>
    </message>
    <message>
        <source>, to a group</source>
        <translation>, do grupy</translation>
    </message>
    <message>
        <source>Attachments:</source>
        <translation>Załączniki:</translation>
    </message>
    <message>
        <source>Somebody has put this conversation back meanwhile.</source>
        <translation>Ktoś w tym czasie odłożył tę rozmowę.</translation>
    </message>
    <message>
        <source>{name} has taken this conversation meanwhile.</source>
        <translation>Tę rozmowę w tym czasie przejął ktoś inny: {name}.</translation>
    </message>
</context>
<context>
    <name>AttachRow</name>
    <message>
        <source>Take out {file}</source>
        <translation>Usuń {file}</translation>
    </message>
</context>
<context>
    <name>AttachedFiles</name>
    <message>
        <source>Look at {file}</source>
        <translation>Pokaż {file}</translation>
    </message>
</context>
<context>
    <name>AttachmentDialog</name>
    <message>
        <source>Save as ...</source>
        <translation>Zapisz jako ...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation>Zapisz załącznik</translation>
    </message>
</context>
<context>
    <name>FieldEditors</name>
    <message>
        <source>Fill in: {field}</source>
        <translation>Uzupełnij: {field}</translation>
    </message>
</context>
<context>
    <name>GroupFilterEditor</name>
    <message>
        <source>Water or waste</source>
        <translation>Woda lub wywozy</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Usługa</translation>
    </message>
    <message>
        <source>Route of pickups</source>
        <translation>Trasa wywozu</translation>
    </message>
    <message>
        <source>Tariff group</source>
        <translation>Grupa taryfowa</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>Należności</translation>
    </message>
    <message>
        <source>Any route</source>
        <translation>Każda trasa</translation>
    </message>
    <message>
        <source>Any tariff group</source>
        <translation>Każda grupa</translation>
    </message>
</context>
<context>
    <name>MailingForm</name>
    <message>
        <source>Message to a group</source>
        <translation>Wiadomość do grupy</translation>
    </message>
    <message>
        <source>Show whom</source>
        <translation>Pokaż komu</translation>
    </message>
    <message>
        <source>Announce it on the cards of these streets too</source>
        <translation>Ogłoś też na kartach tych ulic</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>Ogłoszenie</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Wyślij</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wyrzuć</translation>
    </message>
    <message>
        <source>Counting ...</source>
        <translation>Liczę ...</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Odbiorcy</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Insert a template</source>
        <translation>Wstaw wzór</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Temat</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Wiadomość</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saved: {path}</source>
        <translation>Zapisano: {path}</translation>
    </message>
    <message>
        <source>The file could not be written: {why}</source>
        <translation>Nie udało się zapisać pliku: {why}</translation>
    </message>
</context>
<context>
    <name>StreetPicker</name>
    <message>
        <source>Streets (none: everybody)</source>
        <translation>Ulice (bez ulic: wszyscy)</translation>
    </message>
    <message>
        <source>Type a street, Enter adds it</source>
        <translation>Początek ulicy, Enter dodaje</translation>
    </message>
    <message>
        <source>There is no such street among the objects served.</source>
        <translation>Nie ma takiej ulicy wśród obsługiwanych obiektów.</translation>
    </message>
    <message>
        <source>Take out {street}</source>
        <translation>Usuń {street}</translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <source>Conversation</source>
        <translation>Rozmowa</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Odpowiedz</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Oznacz jako przeczytaną</translation>
    </message>
    <message>
        <source>Needs no answer</source>
        <translation>Odpowiedź niepotrzebna</translation>
    </message>
</context>
<context>
    <name>ThreadActs</name>
    <message>
        <source>Conversation</source>
        <translation>Rozmowa</translation>
    </message>
    <message>
        <source>Give to ...</source>
        <translation>Przydziel ...</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nikomu</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Oddaj</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Przejmij</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Otwórz ponownie</translation>
    </message>
    <message>
        <source>Close the conversation</source>
        <translation>Zamknij rozmowę</translation>
    </message>
    <message>
        <source>Take the conversation, or put it back</source>
        <translation>Przejmij rozmowę albo ją oddaj</translation>
    </message>
    <message>
        <source>Give the conversation to somebody</source>
        <translation>Przydziel rozmowę komuś</translation>
    </message>
    <message>
        <source>Close the conversation, or open it again</source>
        <translation>Zamknij rozmowę albo otwórz ponownie</translation>
    </message>
</context>
</TS>
