<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>ChangeWords</name>
    <message>
        <source>can't be accepted as it is</source>
        <translation>nie da się przyjąć wprost</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>zmienione od złożenia</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Złożono</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>What is to change</source>
        <translation>Co ma się zmienić</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>Uwaga</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
</context>
<context>
    <name>ConsentWords</name>
    <message>
        <source>not accepted</source>
        <translation>brak akceptacji</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>akceptacja e-faktur</translation>
    </message>
    <message>
        <source>the terms are accepted</source>
        <translation>zaakceptowany</translation>
    </message>
    <message>
        <source>accepted in version %1, %2 is in force</source>
        <translation>zaakceptowany w wersji %1, obowiązuje %2</translation>
    </message>
    <message>
        <source>acceptance taken back</source>
        <translation>akceptacja cofnięta</translation>
    </message>
    <message>
        <source>no acceptance</source>
        <translation>brak akceptacji</translation>
    </message>
    <message>
        <source>acceptance in force</source>
        <translation>akceptacja udzielona</translation>
    </message>
    <message>
        <source>acceptance of version %1, %2 is in force</source>
        <translation>akceptacja w wersji %1, obowiązuje %2</translation>
    </message>
    <message>
        <source>acceptance withdrawn</source>
        <translation>akceptacja wycofana</translation>
    </message>
    <message>
        <source>no consent</source>
        <translation>brak zgody</translation>
    </message>
    <message>
        <source>consent given</source>
        <translation>zgoda udzielona</translation>
    </message>
    <message>
        <source>consent given in version %1, %2 is in force</source>
        <translation>udzielona w wersji %1, obowiązuje %2</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>zgoda wycofana</translation>
    </message>
    <message>
        <source>receipt not confirmed</source>
        <translation>odbioru nie potwierdzono</translation>
    </message>
    <message>
        <source>receipt confirmed</source>
        <translation>odbiór potwierdzony</translation>
    </message>
    <message>
        <source>receipt confirmed in version %1, %2 is in force</source>
        <translation>potwierdzony w wersji %1, obowiązuje %2</translation>
    </message>
    <message>
        <source>confirmation taken back</source>
        <translation>potwierdzenie cofnięte</translation>
    </message>
    <message>
        <source>Note that the terms are accepted</source>
        <translation>Odnotuj akceptację regulaminu</translation>
    </message>
    <message>
        <source>Note the acceptance of e-invoices</source>
        <translation>Odnotuj akceptację e-faktur</translation>
    </message>
    <message>
        <source>Note the consent</source>
        <translation>Odnotuj zgodę</translation>
    </message>
    <message>
        <source>Note that the notice was received</source>
        <translation>Odnotuj potwierdzenie odbioru</translation>
    </message>
    <message>
        <source>Take back the acceptance of the terms</source>
        <translation>Cofnij akceptację regulaminu</translation>
    </message>
    <message>
        <source>Withdraw the acceptance of e-invoices</source>
        <translation>Wycofaj akceptację e-faktur</translation>
    </message>
    <message>
        <source>Withdraw the consent</source>
        <translation>Wycofaj zgodę</translation>
    </message>
    <message>
        <source>Take back the confirmation</source>
        <translation>Cofnij potwierdzenie</translation>
    </message>
    <message>
        <source>terms accepted</source>
        <translation>akceptacja regulaminu</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>na piśmie</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>osobiście</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>telefonicznie</translation>
    </message>
    <message>
        <source>by the office</source>
        <translation>przez biuro</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>właściciel</translation>
    </message>
    <message>
        <source>co-owner</source>
        <translation>współwłaściciel</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>zarządca</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>pełnomocnik</translation>
    </message>
    <message>
        <source>Invoices go out on paper.</source>
        <translation>Faktury wysyłane są na papierze.</translation>
    </message>
    <message>
        <source>Invoices are electronic, in e-BOK.</source>
        <translation>Faktury są elektroniczne, w e-BOK.</translation>
    </message>
    <message>
        <source>Say why; the reason is kept in the ledger.</source>
        <translation>Podaj powód; zostaje w rejestrze.</translation>
    </message>
    <message>
        <source>This is not in force, so there is nothing to withdraw.</source>
        <translation>To nie obowiązuje, więc nie ma czego wycofać.</translation>
    </message>
    <message>
        <source>This is in force already, in this version.</source>
        <translation>To już obowiązuje, w tej wersji.</translation>
    </message>
    <message>
        <source>A receipt of information is no consent: it is not withdrawn. The customer may object to processing.</source>
        <translation>Potwierdzenie odbioru informacji nie jest zgodą i nie podlega wycofaniu. Klient może wnieść sprzeciw wobec przetwarzania.</translation>
    </message>
    <message>
        <source>The terms can't be taken back while the e-BOK account is open. Close the account on page 1.3 first.</source>
        <translation>Akceptacji regulaminu nie da się cofnąć, dopóki konto e-BOK jest otwarte. Najpierw zamknij konto na stronie 1.3.</translation>
    </message>
    <message>
        <source>This is no longer asked for.</source>
        <translation>O to już się nie pyta.</translation>
    </message>
    <message>
        <source>Electronic invoices need their acceptance first.</source>
        <translation>Faktury elektroniczne wymagają najpierw akceptacji.</translation>
    </message>
    <message>
        <source>The text has a new version by now: read it to the customer again.</source>
        <translation>Treść ma już nową wersję: przeczytaj ją klientowi jeszcze raz.</translation>
    </message>
    <message>
        <source>%1 (now %2)</source>
        <translation>%1 (dziś %2)</translation>
    </message>
    <message>
        <source>From %1 on paper.</source>
        <translation>Od %1 na papierze.</translation>
    </message>
    <message>
        <source>From %1 electronic.</source>
        <translation>Od %1 elektronicznie.</translation>
    </message>
    <message>
        <source>The change that was to begin on %1 does not begin: everything stays as it is.</source>
        <translation>Zmiana zapowiedziana na %1 nie zacznie działać: wszystko zostaje jak dotąd.</translation>
    </message>
    <message>
        <source>From %1 invoices are electronic and no paper is sent any more; those of before still come on paper, the next billing after that day is electronic.</source>
        <translation>Od %1 faktury są elektroniczne i papierowych już nie wysyłamy; wcześniejsze przyjdą jeszcze na papierze, pierwsze rozliczenie po tym dniu będzie elektroniczne.</translation>
    </message>
    <message>
        <source>From %1 invoices come on paper; those of before stay in e-BOK. The acceptance of e-invoices is withdrawn.</source>
        <translation>Od %1 faktury przychodzą na papierze; wcześniejsze zostają w e-BOK. Akceptacja e-faktur zostaje wycofana.</translation>
    </message>
</context>
<context>
    <name>ConsentLists</name>
    <message>
        <source>the customer</source>
        <translation>klient</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Czego dotyczy</translation>
    </message>
    <message>
        <source>State today</source>
        <translation>Stan na dziś</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Jak</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Co</translation>
    </message>
    <message>
        <source>Text version</source>
        <translation>Wersja treści</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Pracownik</translation>
    </message>
    <message>
        <source>Withdrawn, reason</source>
        <translation>Wycofanie, powód</translation>
    </message>
    <message>
        <source>withdrawn %1 %2</source>
        <translation>wycofane %1 %2</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>zarejestrowane</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numer</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Wpłynęło</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Podpisał(a)</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Skan</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>cofnięte</translation>
    </message>
    <message>
        <source>Since %1, %2.</source>
        <translation>Od %1, %2.</translation>
    </message>
    <message>
        <source>text version %1</source>
        <translation>treść w wersji %1</translation>
    </message>
    <message>
        <source>declaration %1</source>
        <translation>oświadczenie %1</translation>
    </message>
    <message>
        <source>noted by %1</source>
        <translation>wpisał(a) %1</translation>
    </message>
    <message>
        <source>reason: %1</source>
        <translation>powód: %1</translation>
    </message>
    <message>
        <source>Received %1, signed by %2 (%3), entered by %4 on %5.</source>
        <translation>Wpłynęło %1, podpisał(a) %2 (%3), wpisał(a) %4, %5.</translation>
    </message>
    <message>
        <source>Undone %1 by %2, reason: %3</source>
        <translation>Cofnięte %1, %2, powód: %3</translation>
    </message>
</context>
<context>
    <name>EmailWords</name>
    <message>
        <source>This is not the code; compare it sign by sign.</source>
        <translation>To nie ten kod; porównaj znak po znaku.</translation>
    </message>
    <message>
        <source>The code has run out; ask for the change anew.</source>
        <translation>Kod stracił ważność; zacznij zmianę od nowa.</translation>
    </message>
    <message>
        <source>Too many wrong codes: the change is given up; ask for it anew.</source>
        <translation>Za dużo złych kodów: zmiana odrzucona; zacznij ją od nowa.</translation>
    </message>
    <message>
        <source>The code has not been sent yet; wait a moment.</source>
        <translation>Kodu jeszcze nie wysłano; poczekaj chwilę.</translation>
    </message>
    <message>
        <source>No change of the address waits any more; somebody else was first.</source>
        <translation>Żadna zmiana adresu już nie czeka; ktoś był pierwszy.</translation>
    </message>
    <message>
        <source>The e-mail with the code could not be delivered: the address is probably wrong.</source>
        <translation>E-maila z kodem nie udało się doręczyć: adres jest prawdopodobnie błędny.</translation>
    </message>
    <message>
        <source>It is not certain whether the e-mail with the code was delivered.</source>
        <translation>Nie wiadomo, czy e-mail z kodem doszedł.</translation>
    </message>
    <message>
        <source>The e-mail with the code was not sent: the address is known not to work.</source>
        <translation>E-maila z kodem nie wysłano: ten adres nie działa.</translation>
    </message>
    <message>
        <source>The old address was told, and stays on file until then.</source>
        <translation>Dotychczasowy adres dostaje powiadomienie i do tego czasu zostaje w kartotece.</translation>
    </message>
    <message>
        <source>There is no other address on file.</source>
        <translation>Innego adresu w kartotece nie ma.</translation>
    </message>
    <message>
        <source>The code has not been sent yet.</source>
        <translation>Kod czeka na wysłanie.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>pozostała %n próba</numerusform>
            <numerusform>pozostały %n próby</numerusform>
            <numerusform>pozostało %n prób</numerusform>
        </translation>
    </message>
    <message>
        <source>The code holds until %1, %2.</source>
        <translation>Kod jest ważny do %1, %2.</translation>
    </message>
    <message>
        <source>The code ran out at %1: send a new one.</source>
        <translation>Kod stracił ważność %1: wyślij nowy.</translation>
    </message>
    <message>
        <source>The new address %1 waits for its code (asked %2, %3).</source>
        <translation>Nowy adres %1 czeka na kod (zgłoszono %2, %3).</translation>
    </message>
</context>
<context>
    <name>Personal</name>
    <message>
        <source>This address is on file and confirmed already.</source>
        <translation>Ten adres jest już w kartotece i jest potwierdzony.</translation>
    </message>
    <message>
        <source>Type the address once more, or read it to the customer and tick that.</source>
        <translation>Wpisz adres drugi raz albo przeczytaj go klientowi i zaznacz to.</translation>
    </message>
    <message>
        <source>The two addresses differ; compare them letter by letter.</source>
        <translation>Adresy różnią się; porównaj je litera po literze.</translation>
    </message>
    <message>
        <source>The data on file has changed meanwhile; look at it again before you decide.</source>
        <translation>Dane w kartotece w międzyczasie się zmieniły; sprawdź je przed decyzją.</translation>
    </message>
    <message>
        <source>Another desk decided this meanwhile.</source>
        <translation>Inne stanowisko rozstrzygnęło to w międzyczasie.</translation>
    </message>
</context>
<context>
    <name>ConsentsPage</name>
    <message>
        <source>Consents are shown once the caller is verified (balance level).</source>
        <translation>Zgody zobaczysz po weryfikacji rozmówcy (poziom: saldo i dokumenty).</translation>
    </message>
    <message>
        <source>Consents and acceptances today</source>
        <translation>Zgody i akceptacje na dziś</translation>
    </message>
    <message>
        <source>Reading the ledger ...</source>
        <translation>Wczytuję rejestr …</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Rejestr</translation>
    </message>
    <message>
        <source>Nothing was ever given or withdrawn.</source>
        <translation>Niczego jeszcze nie udzielono ani nie wycofano. Zgody wpisuje się z oświadczenia (Ctrl+D) albo z tej strony.</translation>
    </message>
    <message>
        <source>What was typed on the page of consents is not saved.</source>
        <translation>To, co wpisano na stronie zgód, nie jest zapisane.</translation>
    </message>
    <message>
        <source>No text to agree to is in force; an administrator writes them on the page Biuro.</source>
        <translation>Nie obowiązuje żadna treść do zaakceptowania; pisze je administrator na stronie Biuro.</translation>
    </message>
    <message>
        <source>This entry stands on no document: it was said, not signed.</source>
        <translation>Tego wpisu nie ma na żadnym dokumencie: był ustny.</translation>
    </message>
    <message>
        <source>declarations and consents</source>
        <translation>oświadczenia i zgody</translation>
    </message>
</context>
<context>
    <name>OfficeChangesPage</name>
    <message>
        <source>Requests</source>
        <translation>Wnioski</translation>
    </message>
    <message>
        <source>Requests from e-BOK</source>
        <translation>Wnioski z e-BOK</translation>
    </message>
    <message>
        <source>Reading the requests ...</source>
        <translation>Wczytuję wnioski …</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Otwórz kartę klienta</translation>
    </message>
    <message>
        <source>A decision on a request is not saved.</source>
        <translation>Decyzja w sprawie wniosku nie jest zapisana.</translation>
    </message>
    <message>
        <source>No request from e-BOK waits. A customer asks for a change on page 2.5 of e-BOK.</source>
        <translation>Żaden wniosek z e-BOK nie czeka. Klient składa wniosek w e-BOK na stronie 2.5.</translation>
    </message>
    <message>
        <source>Save the decisions</source>
        <translation>Zapisz decyzje</translation>
    </message>
    <message>
        <source>To the fields</source>
        <translation>Do pól wniosku</translation>
    </message>
</context>
<context>
    <name>ChangeField</name>
    <message>
        <source>Accept</source>
        <translation>Przyjmij</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Odmów</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Accepting sends a code to the new address; it changes when the code is confirmed.</source>
        <translation>Po przyjęciu na nowy adres wyjdzie kod; adres zmieni się, gdy kod zostanie potwierdzony.</translation>
    </message>
    <message>
        <source>request in e-BOK of %1</source>
        <translation>wniosek w e-BOK z %1</translation>
    </message>
    <message>
        <source>Reason, the customer reads it</source>
        <translation>Powód (przeczyta go klient)</translation>
    </message>
    <message>
        <source>On file today</source>
        <translation>W kartotece dziś</translation>
    </message>
    <message>
        <source>To be</source>
        <translation>Ma być</translation>
    </message>
    <message>
        <source>It can't be accepted: %1</source>
        <translation>Nie da się przyjąć: %1</translation>
    </message>
    <message>
        <source>Changed since it was asked for; the customer saw: %1.</source>
        <translation>Zmienione od złożenia wniosku; klient widział: %1.</translation>
    </message>
</context>
<context>
    <name>ChangeRequests</name>
    <message>
        <source>Changes asked for in e-BOK</source>
        <translation>Wnioski o zmianę z e-BOK</translation>
    </message>
    <message>
        <source>Save the decisions</source>
        <translation>Zapisz decyzje</translation>
    </message>
    <message>
        <source>Accept all that can be</source>
        <translation>Przyjmij wszystko, co się da</translation>
    </message>
    <message>
        <source>The e-BOK account: %1. The customer gets no message: tell them in another way.</source>
        <translation>Konto e-BOK: %1. Klient nie dostanie wiadomości: powiadom go inaczej.</translation>
    </message>
    <message>
        <source>The customer gets a message in e-BOK: what was changed, and why the rest was not.</source>
        <translation>Klient dostanie wiadomość w e-BOK: co zmieniono, a czego i dlaczego nie.</translation>
    </message>
    <message>
        <source>Decided; the customer has a message in e-BOK.</source>
        <translation>Rozstrzygnięto; klient ma wiadomość w e-BOK.</translation>
    </message>
    <message>
        <source>Decided. The customer has no active e-BOK account: tell them in another way.</source>
        <translation>Rozstrzygnięto. Klient nie ma aktywnego konta e-BOK: powiadom go inaczej.</translation>
    </message>
    <message>
        <source>Accept or refuse at least one field.</source>
        <translation>Przyjmij albo odmów przynajmniej w jednym polu.</translation>
    </message>
    <message>
        <source>Say why it is refused; the customer reads it.</source>
        <translation>Podaj powód odmowy; przeczyta go klient.</translation>
    </message>
</context>
<context>
    <name>ConsentForm</name>
    <message>
        <source>It stands in the ledger.</source>
        <translation>Wpisano do rejestru.</translation>
    </message>
    <message>
        <source>How the customer said it</source>
        <translation>Jak klient to oświadczył</translation>
    </message>
    <message>
        <source>Reason of the withdrawal</source>
        <translation>Powód wycofania</translation>
    </message>
    <message>
        <source>To the e-BOK account (1.3)</source>
        <translation>Do konta e-BOK (1.3)</translation>
    </message>
    <message>
        <source>Write nothing</source>
        <translation>Nie wpisuj</translation>
    </message>
    <message>
        <source>Text of version %1: %2</source>
        <translation>Treść, wersja %1: %2</translation>
    </message>
</context>
<context>
    <name>DeclarationList</name>
    <message>
        <source>Declarations</source>
        <translation>Oświadczenia</translation>
    </message>
    <message>
        <source>No declaration was signed. Ctrl+D begins a new one.</source>
        <translation>Nie ma podpisanego oświadczenia. Nowe: Ctrl+D.</translation>
    </message>
    <message>
        <source>Show the scan</source>
        <translation>Pokaż skan</translation>
    </message>
    <message>
        <source>Undo the registration ...</source>
        <translation>Cofnij rejestrację …</translation>
    </message>
    <message>
        <source>Why the registration is undone</source>
        <translation>Dlaczego rejestracja jest cofana</translation>
    </message>
    <message>
        <source>The account goes back to what it was, the consents of this declaration are withdrawn and data taken over from it is put back, unless somebody changed it since. The declaration and its scan stay, as undone.</source>
        <translation>Konto wraca do stanu sprzed rejestracji, zgody z tego oświadczenia zostają wycofane, a przejęte dane przywrócone, chyba że ktoś je potem zmienił. Oświadczenie i skan zostają, jako cofnięte.</translation>
    </message>
    <message>
        <source>Undo the registration</source>
        <translation>Cofnij rejestrację</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Zostaw</translation>
    </message>
    <message>
        <source>Put the scan away</source>
        <translation>Schowaj skan</translation>
    </message>
    <message>
        <source>No scan was attached to this declaration.</source>
        <translation>Do tego oświadczenia nie dołączono skanu.</translation>
    </message>
    <message>
        <source>The registration is undone. Data changed since then was left as it is: look at page 2.5.</source>
        <translation>Rejestrację cofnięto. Dane zmienione później zostały bez zmian: sprawdź stronę 2.5.</translation>
    </message>
    <message>
        <source>The registration is undone; its trace stays.</source>
        <translation>Rejestrację cofnięto; ślad po niej zostaje.</translation>
    </message>
</context>
<context>
    <name>DeliveryPanel</name>
    <message>
        <source>Invoices</source>
        <translation>Faktury</translation>
    </message>
    <message>
        <source>Reason of the change of invoices</source>
        <translation>Powód zmiany</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Zostaw bez zmian</translation>
    </message>
    <message>
        <source>Change to electronic invoices</source>
        <translation>Przejdź na faktury elektroniczne</translation>
    </message>
    <message>
        <source>Return to paper invoices</source>
        <translation>Wróć do faktur papierowych</translation>
    </message>
    <message>
        <source>Note the acceptance and change to electronic</source>
        <translation>Odnotuj akceptację i przejdź na elektroniczne</translation>
    </message>
    <message>
        <source>Read to the customer (version %1): %2</source>
        <translation>Przeczytaj klientowi (wersja %1): %2</translation>
    </message>
    <message>
        <source>Change to electronic</source>
        <translation>Przejdź na elektroniczne</translation>
    </message>
    <message>
        <source>Take back the acceptance and return to paper</source>
        <translation>Wycofaj akceptację i wróć do papierowych</translation>
    </message>
</context>
<context>
    <name>EmailChangePanel</name>
    <message>
        <source>read aloud, the customer confirmed</source>
        <translation>odczytano na głos, klient potwierdził</translation>
    </message>
    <message>
        <source>New e-mail address</source>
        <translation>Nowy adres e-mail</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Jeszcze raz</translation>
    </message>
    <message>
        <source>Reason of the change</source>
        <translation>Powód zmiany</translation>
    </message>
    <message>
        <source>Code from the e-mail</source>
        <translation>Kod z e-maila</translation>
    </message>
    <message>
        <source>Reason of giving up</source>
        <translation>Powód rezygnacji</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Wyślij kod</translation>
    </message>
    <message>
        <source>Don't change</source>
        <translation>Nie zmieniaj</translation>
    </message>
    <message>
        <source>Confirm the address</source>
        <translation>Potwierdź adres</translation>
    </message>
    <message>
        <source>Send a new code</source>
        <translation>Wyślij nowy kod</translation>
    </message>
    <message>
        <source>Give up the change</source>
        <translation>Zrezygnuj ze zmiany</translation>
    </message>
    <message>
        <source>The change of the e-mail address is given up; the address on file stays.</source>
        <translation>Zrezygnowano ze zmiany adresu e-mail; zostaje dotychczasowy.</translation>
    </message>
    <message>
        <source>A code goes to the new address and a note to the old one. Until the code is confirmed the address on file stays.</source>
        <translation>Na nowy adres wyjdzie kod, a na dotychczasowy powiadomienie. Dopóki kod nie zostanie potwierdzony, w kartotece zostaje dotychczasowy adres.</translation>
    </message>
    <message>
        <source>The code is on its way. Another customer uses this address too.</source>
        <translation>Kod jest w drodze. Tego adresu używa też inny klient.</translation>
    </message>
    <message>
        <source>The code is on its way to the new address.</source>
        <translation>Kod jest w drodze na nowy adres.</translation>
    </message>
    <message>
        <source>Type the code that the customer reads to you.</source>
        <translation>Wpisz kod, który przeczyta klient.</translation>
    </message>
    <message>
        <source>The new e-mail address is confirmed and on file.</source>
        <translation>Nowy adres e-mail potwierdzono i zapisano.</translation>
    </message>
</context>
<context>
    <name>TextWords</name>
    <message>
        <source>consent or acceptance</source>
        <translation>zgoda lub akceptacja</translation>
    </message>
    <message>
        <source>clause</source>
        <translation>klauzula</translation>
    </message>
    <message>
        <source>template of a message</source>
        <translation>szablon wiadomości</translation>
    </message>
    <message>
        <source>Type the title.</source>
        <translation>Wpisz tytuł.</translation>
    </message>
    <message>
        <source>Type the text.</source>
        <translation>Wpisz treść.</translation>
    </message>
    <message>
        <source>This is too long; shorten it.</source>
        <translation>Za długie; skróć.</translation>
    </message>
    <message>
        <source>A brace stands alone: a field is written {date}.</source>
        <translation>Nawias klamrowy bez pary: pole pisze się jak {date}.</translation>
    </message>
    <message>
        <source>The program knows no such field here; use only those of the former version.</source>
        <translation>Takiego pola program tu nie zna; użyj tylko pól z poprzedniej wersji.</translation>
    </message>
    <message>
        <source>The field {decisions} must stay: the message would tell nothing without it.</source>
        <translation>Pole {decisions} musi zostać: bez niego wiadomość nic nie powie.</translation>
    </message>
    <message>
        <source>Nothing is changed; the former version stays in force.</source>
        <translation>Nic nie zmieniono; obowiązuje poprzednia wersja.</translation>
    </message>
    <message>
        <source>A text can't hold from a day that has passed.</source>
        <translation>Treść nie może obowiązywać od dnia, który minął.</translation>
    </message>
    <message>
        <source>A version that begins later exists; this one can't begin before it.</source>
        <translation>Jest już wersja, która zacznie obowiązywać później; ta nie może jej wyprzedzić.</translation>
    </message>
    <message>
        <source>This is not a day; write it like 01.12.2026.</source>
        <translation>To nie jest data; wpisz ją jak 01.12.2026.</translation>
    </message>
    <message>
        <source>Consents and clauses are laid down by the program; only messages can be added.</source>
        <translation>Zgody i klauzule wyznacza program; dodać można tylko szablon wiadomości.</translation>
    </message>
    <message>
        <source>There is such a text of another kind.</source>
        <translation>Taka treść jest już innego rodzaju.</translation>
    </message>
    <message>
        <source>version %1 from %2</source>
        <translation>wersja %1 od %2</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>obowiązuje</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>zapowiedziana</translation>
    </message>
    <message>
        <source>Written %1 by %2.</source>
        <translation>Zapisano %1, %2.</translation>
    </message>
    <message>
        <source>Came with the program, %1.</source>
        <translation>Treść wgrana z programem %1.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Rodzaj</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tytuł</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Obowiązuje</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Zapowiedziana</translation>
    </message>
</context>
<context>
    <name>OfficeBoardPage</name>
    <message>
        <source>Texts</source>
        <translation>Treści zgód i szablony</translation>
    </message>
    <message>
        <source>The new version of a text is not saved.</source>
        <translation>Nowa wersja treści nie jest zapisana.</translation>
    </message>
</context>
<context>
    <name>TextBoard</name>
    <message>
        <source>Version %1 is saved; the versions before it stay as they were.</source>
        <translation>Zapisano wersję %1; wcześniejsze zostają, jakie były.</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Treści</translation>
    </message>
    <message>
        <source>Reading the texts ...</source>
        <translation>Wczytuję treści …</translation>
    </message>
    <message>
        <source>Texts of consents, clauses and messages</source>
        <translation>Treści zgód, klauzul i wiadomości</translation>
    </message>
    <message>
        <source>New template of a message</source>
        <translation>Nowy szablon wiadomości</translation>
    </message>
    <message>
        <source>New version of this text</source>
        <translation>Nowa wersja tej treści</translation>
    </message>
    <message>
        <source>There are no texts.</source>
        <translation>Nie ma żadnych treści.</translation>
    </message>
    <message>
        <source>First save the text that you have begun, or throw it away.</source>
        <translation>Najpierw zapisz rozpoczętą treść albo ją odrzuć.</translation>
    </message>
    <message>
        <source>A text that was not saved has come back.</source>
        <translation>Wróciła treść, której nie zapisano.</translation>
    </message>
    <message>
        <source>Somebody else saved a version meanwhile. Yours is kept here: look at theirs, then begin again.</source>
        <translation>Ktoś w międzyczasie zapisał wersję. Twoja treść tu zostaje: obejrzyj tamtą i zacznij od nowa.</translation>
    </message>
</context>
<context>
    <name>TextForm</name>
    <message>
        <source>Title of the text</source>
        <translation>Tytuł treści</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>Nowa treść</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>Obowiązuje od</translation>
    </message>
    <message>
        <source>Compared with the version before</source>
        <translation>Porównanie z poprzednią wersją</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Odrzuć</translation>
    </message>
    <message>
        <source>Struck through: gone. Underlined: new.</source>
        <translation>Przekreślone: usunięte. Podkreślone: dodane.</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Nowy szablon</translation>
    </message>
    <message>
        <source>Fields the program or the clerk fills in: %1</source>
        <translation>Pola, które uzupełni program albo pracownik: %1</translation>
    </message>
    <message>
        <source>What was agreed to under the former version stays in force and is shown as such; new statements get this text.</source>
        <translation>To, co udzielono w poprzedniej wersji, nadal obowiązuje i tak jest pokazywane; nowe oświadczenia dostaną tę treść.</translation>
    </message>
    <message>
        <source>Save version %1, in force from %2</source>
        <translation>Zapisz wersję %1, obowiązującą od %2</translation>
    </message>
    <message>
        <source>New version: %1</source>
        <translation>Nowa wersja: %1</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>Show what changed since the version before</source>
        <translation>Pokaż zmiany względem poprzedniej wersji</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Treść</translation>
    </message>
    <message>
        <source>Struck through: gone. Underlined: new.</source>
        <translation>Przekreślone: usunięte. Podkreślone: dodane.</translation>
    </message>
</context>
</TS>
