<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Invoices</name>
    <message>
        <source>no customer has this number or NIP</source>
        <translation>nie ma klienta o tym numerze ani NIP</translation>
    </message>
    <message>
        <source>several customers have this NIP</source>
        <translation>ten NIP ma kilku klientów</translation>
    </message>
    <message>
        <source>the bank account is of another customer</source>
        <translation>rachunek bankowy jest innego klienta</translation>
    </message>
    <message>
        <source>corrects an invoice of another customer</source>
        <translation>koryguje fakturę innego klienta</translation>
    </message>
    <message>
        <source>the customer has no card by contract</source>
        <translation>klient nie ma karty umownej</translation>
    </message>
    <message>
        <source>which card of the customer is not clear</source>
        <translation>nie wiadomo, której karty klienta dotyczy</translation>
    </message>
    <message>
        <source>foreign currency: shown, not booked</source>
        <translation>waluta obca, nie jest księgowana</translation>
    </message>
    <message>
        <source>bank account</source>
        <translation>rachunek bankowy</translation>
    </message>
    <message>
        <source>corrected invoice</source>
        <translation>korygowana faktura</translation>
    </message>
    <message>
        <source>customer number</source>
        <translation>numer klienta</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>card number</source>
        <translation>numer karty</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nazwa</translation>
    </message>
    <message>
        <source>address</source>
        <translation>adres</translation>
    </message>
    <message>
        <source>service</source>
        <translation>usługa</translation>
    </message>
    <message>
        <source>typed number</source>
        <translation>wpisany numer</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>czeka</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>przypisana</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>odłożona</translation>
    </message>
    <message>
        <source>only shown</source>
        <translation>tylko do wglądu</translation>
    </message>
    <message>
        <source>booked as a charge</source>
        <translation>zaksięgowane jako obciążenie</translation>
    </message>
    <message>
        <source>booked as interest</source>
        <translation>zaksięgowane jako odsetki</translation>
    </message>
    <message>
        <source>booked as a write-off</source>
        <translation>zaksięgowane jako umorzenie</translation>
    </message>
    <message>
        <source>charge</source>
        <translation>obciążenie</translation>
    </message>
    <message>
        <source>deduction</source>
        <translation>odliczenie</translation>
    </message>
    <message>
        <source>Another invoice has this number already. Put one of them aside.</source>
        <translation>Ten numer ma już inna faktura. Odłóż jedną z nich.</translation>
    </message>
    <message>
        <source>another invoice has this number</source>
        <translation>ten numer ma już inna faktura</translation>
    </message>
    <message>
        <source>Another invoice has this KSeF number already. Put this one aside.</source>
        <translation>Ten numer KSeF ma już inna faktura. Odłóż tę.</translation>
    </message>
    <message>
        <source>This card is no longer there. Choose another.</source>
        <translation>Tej karty już nie ma. Wybierz inną.</translation>
    </message>
    <message>
        <source>This card is of a fee paid to the commune: no invoice is booked on it.</source>
        <translation>To karta opłaty dla gminy: faktur się na niej nie księguje.</translation>
    </message>
    <message>
        <source>A correction of this invoice is booked, so it can't be taken back.</source>
        <translation>Do tej faktury jest zaksięgowana korekta, więc nie można jej cofnąć.</translation>
    </message>
    <message>
        <source>A payment or an e-mail speaks of this invoice, so it can't be taken back.</source>
        <translation>O tej fakturze mówi wpłata albo e-mail, więc nie można jej cofnąć.</translation>
    </message>
    <message>
        <source>Write a reason.</source>
        <translation>Wpisz powód.</translation>
    </message>
    <message>
        <source>No card by contract, customer or bank account has this number.</source>
        <translation>Tego numeru nie ma żadna karta umowna, klient ani rachunek.</translation>
    </message>
    <message>
        <source>This invoice is no longer there.</source>
        <translation>Tej faktury już nie ma.</translation>
    </message>
    <message>
        <source>This charge is no longer there.</source>
        <translation>Tej pozycji już nie ma.</translation>
    </message>
    <message>
        <source>Somebody else was first. The list is read again: look before you go on.</source>
        <translation>Ktoś był pierwszy. Lista jest wczytana na nowo: sprawdź, zanim zrobisz coś dalej.</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Wystawiona</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numer</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Nabywca</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kwota</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Dlaczego czeka</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kto</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Co zrobiono</translation>
    </message>
    <message>
        <source>Card or reason</source>
        <translation>Karta albo powód</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karta</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Usługa</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwa</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Obiekt</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Co się zgadza</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Faktura</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Strona</translation>
    </message>
    <message>
        <source>What the invoice says</source>
        <translation>Co mówi faktura</translation>
    </message>
</context>
<context>
    <name>InvoiceCard</name>
    <message>
        <source>Buyer</source>
        <translation>Nabywca</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Customer number on it</source>
        <translation>Numer klienta na fakturze</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>Rachunek</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>Za co</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Uwaga</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Whose the invoice may be: Enter assigns it</source>
        <translation>Czyja może być faktura: Enter przypisuje</translation>
    </message>
    <message>
        <source>Another card: number of the card, of the customer or bank account</source>
        <translation>Inna karta: numer karty, klienta albo rachunku</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Przypisz</translation>
    </message>
    <message>
        <source>Another card</source>
        <translation>Inna karta</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Odłóż</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Otwórz klienta</translation>
    </message>
    <message>
        <source>Reading whose it may be ...</source>
        <translation>Szukam, czyja może być ...</translation>
    </message>
    <message>
        <source>Whose it may be, the likeliest first:</source>
        <translation>Czyja może być, od najbardziej prawdopodobnej karty:</translation>
    </message>
    <message>
        <source>Nothing tells whose it is. Another card can be looked for, or it is put aside.</source>
        <translation>Nic nie mówi, czyja jest. Można poszukać innej karty albo fakturę odłożyć.</translation>
    </message>
    <message>
        <source>{number}, {amount}: {why}</source>
        <translation>{number}, {amount}: {why}</translation>
    </message>
    <message>
        <source>Invoice {number} is assigned: {card}, {name}.</source>
        <translation>Faktura {number} jest przypisana: {card}, {name}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>taken back at once</source>
        <translation>cofnięto od razu</translation>
    </message>
    <message>
        <source>Why it is put aside</source>
        <translation>Dlaczego jest odkładana</translation>
    </message>
    <message>
        <source>Invoice {number} is put aside.</source>
        <translation>Faktura {number} jest odłożona.</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>Dlaczego jest cofana</translation>
    </message>
    <message>
        <source>Taken back: invoice {number} waits again.</source>
        <translation>Cofnięto: faktura {number} znów czeka.</translation>
    </message>
</context>
<context>
    <name>ChargeCard</name>
    <message>
        <source>Book as interest</source>
        <translation>Zaksięguj jako odsetki</translation>
    </message>
    <message>
        <source>Only show it</source>
        <translation>Tylko do wglądu</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Otwórz klienta</translation>
    </message>
    <message>
        <source>{amount}: {reason}</source>
        <translation>{amount}: {reason}</translation>
    </message>
    <message>
        <source>Invoice {number}, {name}.</source>
        <translation>Faktura {number}, {name}.</translation>
    </message>
    <message>
        <source>Book as a charge</source>
        <translation>Zaksięguj jako obciążenie</translation>
    </message>
    <message>
        <source>Book as a write-off</source>
        <translation>Zaksięguj jako umorzenie</translation>
    </message>
    <message>
        <source>It is {use}.</source>
        <translation>Decyzja: {use}.</translation>
    </message>
    <message>
        <source>If it repeats what the ledger holds already (arrears, an overpayment), it is only shown; else it is booked beside the invoice.</source>
        <translation>Jeśli powtarza to, co już jest w saldzie (zaległość, nadpłata), jest tylko do wglądu; jeśli nie, księguje się je obok faktury.</translation>
    </message>
    <message>
        <source>{reason}: {use}.</source>
        <translation>{reason}: {use}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>Taken back: {reason} waits again.</source>
        <translation>Cofnięto: „{reason}” znów czeka.</translation>
    </message>
</context>
<context>
    <name>OfficeInvoicesPage</name>
    <message>
        <source>Invoices</source>
        <translation>Faktury</translation>
    </message>
    <message>
        <source>Reading the invoices ...</source>
        <translation>Wczytuję faktury ...</translation>
    </message>
    <message>
        <source>Assign or book</source>
        <translation>Przypisz albo zaksięguj</translation>
    </message>
    <message>
        <source>Another card, or interest</source>
        <translation>Inna karta albo odsetki</translation>
    </message>
    <message>
        <source>Put aside, or only show</source>
        <translation>Odłóż albo tylko do wglądu</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Otwórz klienta</translation>
    </message>
    <message>
        <source>Next list</source>
        <translation>Następna lista</translation>
    </message>
    <message>
        <source>List before</source>
        <translation>Poprzednia lista</translation>
    </message>
    <message>
        <source>To be assigned</source>
        <translation>Do przypisania</translation>
    </message>
    <message>
        <source>Assigned and put aside</source>
        <translation>Przypisane i odłożone</translation>
    </message>
    <message>
        <source>Charges to be explained</source>
        <translation>Pozycje do wyjaśnienia</translation>
    </message>
    <message>
        <source>Explained charges</source>
        <translation>Pozycje wyjaśnione</translation>
    </message>
    <message>
        <source>No invoice waits: whose each is was found by itself.</source>
        <translation>Żadna faktura nie czeka: każda sama trafiła na kartę.</translation>
    </message>
    <message>
        <source>Nothing was assigned or put aside by hand lately.</source>
        <translation>Ostatnio niczego ręcznie nie przypisano ani nie odłożono.</translation>
    </message>
    <message>
        <source>No charge waits: what each means is known.</source>
        <translation>Żadna pozycja nie czeka: o każdej wiadomo, czym jest.</translation>
    </message>
    <message>
        <source>No charge was explained by hand lately.</source>
        <translation>Ostatnio żadnej pozycji nie wyjaśniano ręcznie.</translation>
    </message>
    <message>
        <source>A reason is written and not saved.</source>
        <translation>Powód jest wpisany i niezapisany.</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Invoices to assign: {count}</source>
        <translation>Faktury do przypisania: {count}</translation>
    </message>
    <message>
        <source>Payments to clear up: {count}</source>
        <translation>Wpłaty do wyjaśnienia: {count}</translation>
    </message>
    <message>
        <source>invoices to assign</source>
        <translation>faktury do przypisania</translation>
    </message>
    <message>
        <source>payments to clear up</source>
        <translation>wpłaty do wyjaśnienia</translation>
    </message>
</context>
</TS>
