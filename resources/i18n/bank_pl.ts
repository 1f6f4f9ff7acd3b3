<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>AccountFinder</name>
    <message>
        <source>Another card</source>
        <translation>Inna karta</translation>
    </message>
    <message>
        <source>Cards found: Enter adds them</source>
        <translation>Znalezione karty: Enter dodaje</translation>
    </message>
    <message>
        <source>Enter looks again.</source>
        <translation>Enter szuka ponownie.</translation>
    </message>
    <message>
        <source>Enter takes the first customer, the Down arrow leads to the others.</source>
        <translation>Enter wybiera pierwszego klienta, strzałka w dół prowadzi do pozostałych.</translation>
    </message>
    <message>
        <source>Id, name, address, invoice number, account</source>
        <translation>Id, nazwisko, adres, numer faktury, rachunek</translation>
    </message>
    <message>
        <source>Nobody is found by this.</source>
        <translation>Nikogo tak nie znaleziono.</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>Szukam...</translation>
    </message>
    <message>
        <source>This customer has no card that takes payments.</source>
        <translation>Ten klient nie ma karty, na którą przyjmuje się wpłaty.</translation>
    </message>
    <message>
        <source>Type at least two letters or digits.</source>
        <translation>Wpisz co najmniej dwie litery lub cyfry.</translation>
    </message>
    <message>
        <source>{name}, {address}, Id {number}</source>
        <translation>{name}, {address}, Id {number}</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Find a payment</source>
        <translation>Szukaj wpłaty</translation>
    </message>
</context>
<context>
    <name>Bank</name>
    <message>
        <source>Account</source>
        <translation>Rachunek</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kwota</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Belongs perhaps to</source>
        <translation>Może należy do</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Booked at</source>
        <translation>Zaksięgowana na</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Kto</translation>
    </message>
    <message>
        <source>CP852</source>
        <translation>CP852</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Wpłynęło</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karta</translation>
    </message>
    <message>
        <source>Closing balance</source>
        <translation>Saldo końcowe</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dni</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Plik</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>ISO-8859-2</source>
        <translation>ISO-8859-2</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>KSeF number</source>
        <translation>numer KSeF</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Wczytano</translation>
    </message>
    <message>
        <source>MT940</source>
        <translation>MT940</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Ruchów</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Uwaga</translation>
    </message>
    <message>
        <source>One of the documents is of another card. Look at it again.</source>
        <translation>Jeden z dokumentów jest z innej karty. Sprawdź jeszcze raz.</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Zapłacono</translation>
    </message>
    <message>
        <source>Payer</source>
        <translation>Nadawca</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>Płaci</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Usługa</translation>
    </message>
    <message>
        <source>Somebody else was first. The payment is read again: look before you go on.</source>
        <translation>Ktoś był pierwszy. Wpłata jest wczytywana od nowa: spójrz na nią, zanim pójdziesz dalej.</translation>
    </message>
    <message>
        <source>Somebody has decided this already. Read the list again.</source>
        <translation>Ktoś już o tym zdecydował. Odczytaj listę od nowa.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Wyciąg</translation>
    </message>
    <message>
        <source>The commune keeps this fee: the company takes no payment for it.</source>
        <translation>Tę opłatę prowadzi Gmina: spółka nie przyjmuje za nią wpłat.</translation>
    </message>
    <message>
        <source>The parts do not add up to the payment.</source>
        <translation>Części nie sumują się do kwoty wpłaty.</translation>
    </message>
    <message>
        <source>The payment was taken back meanwhile: there is nothing to transfer.</source>
        <translation>Wpłatę tymczasem cofnięto: nie ma czego przeksięgować.</translation>
    </message>
    <message>
        <source>This payment can't be assigned: it went out, was taken back, or is assigned already.</source>
        <translation>Tej wpłaty nie można przypisać: wyszła z rachunku, została wycofana albo jest już przypisana.</translation>
    </message>
    <message>
        <source>This payment does not wait any longer. Look at it again.</source>
        <translation>Ta wpłata już nie czeka. Spójrz na nią jeszcze raz.</translation>
    </message>
    <message>
        <source>This payment is not assigned, so there is nothing to take back.</source>
        <translation>Ta wpłata nie jest przypisana, nie ma czego cofać.</translation>
    </message>
    <message>
        <source>This payment is not there any longer. Read the list again.</source>
        <translation>Tej wpłaty już nie ma. Odczytaj listę od nowa.</translation>
    </message>
    <message>
        <source>This proposal is not there any longer. Read the list again.</source>
        <translation>Tej propozycji już nie ma. Odczytaj listę od nowa.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tytuł</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Co się z nimi stało</translation>
    </message>
    <message>
        <source>What it looks like</source>
        <translation>Na co wygląda</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Dlaczego</translation>
    </message>
    <message>
        <source>Windows-1250</source>
        <translation>Windows-1250</translation>
    </message>
    <message>
        <source>Write a reason.</source>
        <translation>Wpisz powód.</translation>
    </message>
    <message>
        <source>assigned {count}</source>
        <translation>przypisane: {count}</translation>
    </message>
    <message>
        <source>assigned {when}</source>
        <translation>przypisano {when}</translation>
    </message>
    <message>
        <source>broken letters put right</source>
        <translation>poprawione litery</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>ręcznie</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>automat</translation>
    </message>
    <message>
        <source>camt.053</source>
        <translation>camt.053</translation>
    </message>
    <message>
        <source>customer number</source>
        <translation>numer klienta</translation>
    </message>
    <message>
        <source>fits another customer's invoice</source>
        <translation>pasuje do faktury innego klienta</translation>
    </message>
    <message>
        <source>fits the customer's other service</source>
        <translation>pasuje do drugiej usługi klienta</translation>
    </message>
    <message>
        <source>invoice number</source>
        <translation>numer faktury</translation>
    </message>
    <message>
        <source>just this amount is open</source>
        <translation>kwota równa należności</translation>
    </message>
    <message>
        <source>known before {count}</source>
        <translation>znane wcześniej: {count}</translation>
    </message>
    <message>
        <source>no Polish letters</source>
        <translation>bez polskich liter</translation>
    </message>
    <message>
        <source>none told</source>
        <translation>nie podano</translation>
    </message>
    <message>
        <source>outgoing {count}</source>
        <translation>wychodzące: {count}</translation>
    </message>
    <message>
        <source>paid from this account before</source>
        <translation>z tego rachunku już płacono</translation>
    </message>
    <message>
        <source>paid twice</source>
        <translation>wpłata podwójna</translation>
    </message>
    <message>
        <source>refund to the payer</source>
        <translation>zwrot nadawcy</translation>
    </message>
    <message>
        <source>report of payments</source>
        <translation>raport wpłat</translation>
    </message>
    <message>
        <source>set aside {count}</source>
        <translation>odłożone: {count}</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>obowiązuje</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>cofnięta</translation>
    </message>
    <message>
        <source>taken back {when} by {who}: {why}</source>
        <translation>cofnięto {when}, {who}: {why}</translation>
    </message>
    <message>
        <source>the payer's name</source>
        <translation>nazwa nadawcy</translation>
    </message>
    <message>
        <source>the title names the service</source>
        <translation>tytuł wymienia usługę</translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>przeksięgowana</translation>
    </message>
    <message>
        <source>virtual account</source>
        <translation>rachunek wirtualny</translation>
    </message>
    <message>
        <source>wait {count}</source>
        <translation>do wyjaśnienia: {count}</translation>
    </message>
    <message>
        <source>{amount} not used yet</source>
        <translation>wolne {amount}</translation>
    </message>
    <message>
        <source>{service} {card}, {name}, Id {number}</source>
        <translation>{service} {card}, {name}, Id {number}</translation>
    </message>
</context>
<context>
    <name>MispostedBoard</name>
    <message>
        <source>(the payer wrote no title)</source>
        <translation>(nadawca nie podał tytułu)</translation>
    </message>
    <message>
        <source>Belongs perhaps to: {account}</source>
        <translation>Może należy do: {account}</translation>
    </message>
    <message>
        <source>Booked at: {account}</source>
        <translation>Zaksięgowana na: {account}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>It came twice: a refund is the customer's to ask, until then it is an overpayment.</source>
        <translation>Wpłynęła dwa razy: o zwrot występuje klient, do tego czasu to nadpłata.</translation>
    </message>
    <message>
        <source>It is right as it is</source>
        <translation>Jest dobrze</translation>
    </message>
    <message>
        <source>Left as it is.</source>
        <translation>Pozostawiono bez zmian.</translation>
    </message>
    <message>
        <source>Marked for refund</source>
        <translation>Oznacz do zwrotu</translation>
    </message>
    <message>
        <source>Marked: the payment came twice.</source>
        <translation>Oznaczono: wpłata podwójna.</translation>
    </message>
    <message>
        <source>No payment looks like somebody else's.</source>
        <translation>Żadna wpłata nie wygląda na omyłkową.</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Otwórz klienta</translation>
    </message>
    <message>
        <source>Payer's account</source>
        <translation>Rachunek nadawcy</translation>
    </message>
    <message>
        <source>Payments that look like somebody else's</source>
        <translation>Wpłaty omyłkowe</translation>
    </message>
    <message>
        <source>Print the request</source>
        <translation>Drukuj wniosek</translation>
    </message>
    <message>
        <source>Reading the proposals ...</source>
        <translation>Wczytuję propozycje ...</translation>
    </message>
    <message>
        <source>Transfer it there</source>
        <translation>Przeksięguj</translation>
    </message>
    <message>
        <source>Transferred {amount} to {account}.</source>
        <translation>Przeksięgowano {amount}: {account}.</translation>
    </message>
    <message>
        <source>Why it is right as it is</source>
        <translation>Dlaczego jest dobrze</translation>
    </message>
    <message>
        <source>Would pay</source>
        <translation>Zapłaciłaby</translation>
    </message>
    <message>
        <source>{amount}, booked {day}: {kind}</source>
        <translation>{amount} z dnia {day}: {kind}</translation>
    </message>
</context>
<context>
    <name>MovementBoard</name>
    <message>
        <source>No payment of a statement is booked yet. Statements are loaded with: okienko import statements</source>
        <translation>Żadna wpłata z wyciągu nie jest jeszcze przypisana. Wyciągi wczytuje polecenie: okienko import statements</translation>
    </message>
    <message>
        <source>No payment waits: whose each is was found by itself.</source>
        <translation>Żadna wpłata nie czeka na wyjaśnienie: każda została przypisana.</translation>
    </message>
    <message>
        <source>No statement tells of money that went out.</source>
        <translation>W wyciągach nie ma ruchów wychodzących.</translation>
    </message>
    <message>
        <source>Nothing is set aside. What can't be cleared up today is set aside with Ctrl+E.</source>
        <translation>Nic nie jest odłożone. Czego nie można wyjaśnić dzisiaj, odkłada Ctrl+E.</translation>
    </message>
    <message>
        <source>Reading the payments ...</source>
        <translation>Wczytuję wpłaty ...</translation>
    </message>
</context>
<context>
    <name>MovementCard</name>
    <message>
        <source>(the payer wrote no title)</source>
        <translation>(nadawca nie podał tytułu)</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Przypisz</translation>
    </message>
    <message numerus="yes">
        <source>Assigned {amount} in %n part(s).</source>
        <translation>
            <numerusform>Przypisano {amount} w %n części.</numerusform>
            <numerusform>Przypisano {amount} w %n częściach.</numerusform>
            <numerusform>Przypisano {amount} w %n częściach.</numerusform>
        </translation>
    </message>
    <message>
        <source>Assigned {amount}: {account}.</source>
        <translation>Przypisano {amount}: {account}.</translation>
    </message>
    <message>
        <source>Back to the queue</source>
        <translation>Wróć do wyjaśnienia</translation>
    </message>
    <message>
        <source>Credited account</source>
        <translation>Rachunek uznany</translation>
    </message>
    <message>
        <source>Divide or assign otherwise</source>
        <translation>Podziel lub przypisz inaczej</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Uwaga</translation>
    </message>
    <message>
        <source>Nothing tells whose it is. Divide or assign it otherwise: any customer can be looked for.</source>
        <translation>Nic nie mówi, czyja to wpłata. „Podziel lub przypisz inaczej” pozwala wyszukać dowolnego klienta.</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Otwórz klienta</translation>
    </message>
    <message>
        <source>Payer's account</source>
        <translation>Rachunek nadawcy</translation>
    </message>
    <message>
        <source>Reading whose it may be ...</source>
        <translation>Sprawdzam, czyja to może być wpłata ...</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Odłóż</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Cofnij przypisanie</translation>
    </message>
    <message>
        <source>Taken back: the payment waits again.</source>
        <translation>Cofnięto: wpłata znów czeka na wyjaśnienie.</translation>
    </message>
    <message>
        <source>The bank gave back money that had gone out: it is nobody's payment. Set it aside.</source>
        <translation>Bank zwrócił pieniądze, które wyszły z rachunku: to niczyja wpłata. Odłóż ją.</translation>
    </message>
    <message>
        <source>The bank took an earlier payment back: take its assignment back on the list “Assigned”, then set this aside.</source>
        <translation>Bank wycofał wcześniejszą wpłatę: cofnij jej przypisanie na liście „Przypisane”, a tę odłóż.</translation>
    </message>
    <message>
        <source>The payment is set aside.</source>
        <translation>Wpłata odłożona.</translation>
    </message>
    <message>
        <source>The payment waits again.</source>
        <translation>Wpłata znów czeka na wyjaśnienie.</translation>
    </message>
    <message>
        <source>This movement went out: it is shown, never booked by itself.</source>
        <translation>Ten ruch wyszedł z rachunku: jest tylko pokazany, nic nie księguje.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>Whose it may be, the likeliest first:</source>
        <translation>Czyja to może być wpłata, od najbardziej prawdopodobnej:</translation>
    </message>
    <message>
        <source>Whose the payment is and was</source>
        <translation>Czyja jest i była wpłata</translation>
    </message>
    <message>
        <source>Whose the payment may be: Enter assigns it</source>
        <translation>Czyja to może być wpłata: Enter przypisuje</translation>
    </message>
    <message>
        <source>Why it is set aside</source>
        <translation>Dlaczego jest odkładana</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>Dlaczego jest cofana</translation>
    </message>
    <message>
        <source>taken back at once</source>
        <translation>cofnięta od razu po przypisaniu</translation>
    </message>
    <message>
        <source>{amount}, booked {day}</source>
        <translation>{amount} z dnia {day}</translation>
    </message>
</context>
<context>
    <name>OfficePaymentsPage</name>
    <message>
        <source>A payment is being divided or a reason written: it is not saved.</source>
        <translation>Wpłata jest dzielona albo pisany jest powód: nie zapisano.</translation>
    </message>
    <message>
        <source>A reason is not saved.</source>
        <translation>Powód nie jest zapisany.</translation>
    </message>
    <message>
        <source>Assign the payment</source>
        <translation>Przypisz wpłatę</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Przypisane</translation>
    </message>
    <message>
        <source>Divide or assign otherwise</source>
        <translation>Podziel lub przypisz inaczej</translation>
    </message>
    <message>
        <source>Do what is proposed</source>
        <translation>Zrób, co jest proponowane</translation>
    </message>
    <message>
        <source>It is right as it is</source>
        <translation>Jest dobrze</translation>
    </message>
    <message>
        <source>List before</source>
        <translation>Poprzednia lista</translation>
    </message>
    <message>
        <source>Misposted payments</source>
        <translation>Wpłaty omyłkowe</translation>
    </message>
    <message>
        <source>Next list</source>
        <translation>Następna lista</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Otwórz klienta</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Wpłaty</translation>
    </message>
    <message>
        <source>Print the request</source>
        <translation>Drukuj wniosek</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Odłożone</translation>
    </message>
    <message>
        <source>Set the payment aside, or bring it back</source>
        <translation>Odłóż wpłatę albo ją przywróć</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Wyciągi</translation>
    </message>
    <message>
        <source>Take the payment back</source>
        <translation>Cofnij przypisanie wpłaty</translation>
    </message>
    <message>
        <source>To be cleared up</source>
        <translation>Do wyjaśnienia</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>Wychodzące</translation>
    </message>
</context>
<context>
    <name>PaymentSearchPanel</name>
    <message numerus="yes">
        <source>%n payment(s) of this customer found.</source>
        <translation>
            <numerusform>Znaleziono %n wpłatę tego klienta.</numerusform>
            <numerusform>Znaleziono %n wpłaty tego klienta.</numerusform>
            <numerusform>Znaleziono %n wpłat tego klienta.</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the newest ones: give days or an amount to see older ones.</source>
        <translation>To są najnowsze: podaj dni albo kwotę, żeby zobaczyć starsze.</translation>
    </message>
    <message>
        <source>A payment of {amount} that came on {days} is not assigned yet: accounting clears it up.</source>
        <translation>Wpłata {amount}, która wpłynęła {days}, czeka na przypisanie: wyjaśnia ją księgowość.</translation>
    </message>
    <message>
        <source>Amount, zł</source>
        <translation>Kwota, zł</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Szukaj</translation>
    </message>
    <message>
        <source>Find a payment</source>
        <translation>Szukaj wpłaty</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Od dnia</translation>
    </message>
    <message>
        <source>No such payment of this customer is booked.</source>
        <translation>Takiej wpłaty tego klienta nie zaksięgowano.</translation>
    </message>
    <message>
        <source>Object card</source>
        <translation>Karta obiektu</translation>
    </message>
    <message>
        <source>Payments are booked up to {day}.</source>
        <translation>Wpłaty są zaksięgowane do {day}.</translation>
    </message>
    <message>
        <source>Payments found</source>
        <translation>Znalezione wpłaty</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Nadawca</translation>
    </message>
    <message>
        <source>This is not a day.</source>
        <translation>To nie jest data.</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Do dnia</translation>
    </message>
    <message>
        <source>Type an amount, a day or the sender.</source>
        <translation>Wpisz kwotę, dzień albo nadawcę.</translation>
    </message>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>dd.mm.rrrr</translation>
    </message>
    <message>
        <source>for example 50,00</source>
        <translation>np. 50,00</translation>
    </message>
    <message>
        <source>The last day is before the first one.</source>
        <translation>Ostatni dzień jest przed pierwszym.</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>Tego dnia jeszcze nie było.</translation>
    </message>
    <message>
        <source>The sender is known of payments from loaded statements only: look without it, too.</source>
        <translation>Nadawcę program zna tylko przy wpłatach z wczytanych wyciągów: poszukaj też bez nadawcy.</translation>
    </message>
</context>
<context>
    <name>ReasonRow</name>
    <message>
        <source>Leave it</source>
        <translation>Zaniechaj</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Write a reason.</source>
        <translation>Wpisz powód.</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>Request of a transfer</source>
        <translation>Wniosek o przeksięgowanie</translation>
    </message>
    <message>
        <source>The request is on its way to the printer.</source>
        <translation>Wniosek jest w drodze do drukarki.</translation>
    </message>
</context>
<context>
    <name>SplitForm</name>
    <message>
        <source>All of {whole} is divided.</source>
        <translation>Rozdzielono całe {whole}.</translation>
    </message>
    <message>
        <source>Assign these parts</source>
        <translation>Przypisz te części</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Zaniechaj</translation>
    </message>
    <message>
        <source>What is divided so far</source>
        <translation>Ile rozdzielono</translation>
    </message>
    <message>
        <source>on the card: what is oldest due, or an overpayment</source>
        <translation>na kartę: co najdawniej wymagalne albo nadpłata</translation>
    </message>
    <message>
        <source>{document}, due {day}, open {amount}</source>
        <translation>{document}, termin {day}, do zapłaty {amount}</translation>
    </message>
    <message>
        <source>{total} is divided, {left} more than the {whole} that came.</source>
        <translation>Rozdzielono {total}: o {left} więcej niż {whole}, które wpłynęło.</translation>
    </message>
    <message>
        <source>{total} of {whole} is divided, {left} is left.</source>
        <translation>Rozdzielono {total} z {whole}, zostało {left}.</translation>
    </message>
</context>
<context>
    <name>StatementBoard</name>
    <message>
        <source>Loaded statements</source>
        <translation>Wczytane wyciągi</translation>
    </message>
    <message>
        <source>No statement is loaded yet. The administrator loads files with: okienko import statements</source>
        <translation>Nie wczytano jeszcze żadnego wyciągu. Pliki wczytuje administrator poleceniem: okienko import statements</translation>
    </message>
    <message>
        <source>Reading the statements ...</source>
        <translation>Wczytuję wyciągi ...</translation>
    </message>
</context>
</TS>
