<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>BalanceWords</name>
    <message>
        <source>no payments of the bank are loaded yet</source>
        <translation>nie wczytano jeszcze żadnych wpłat z banku</translation>
    </message>
    <message>
        <source>{day} January</source>
        <translation>{day} stycznia</translation>
    </message>
    <message>
        <source>{day} February</source>
        <translation>{day} lutego</translation>
    </message>
    <message>
        <source>{day} March</source>
        <translation>{day} marca</translation>
    </message>
    <message>
        <source>{day} April</source>
        <translation>{day} kwietnia</translation>
    </message>
    <message>
        <source>{day} May</source>
        <translation>{day} maja</translation>
    </message>
    <message>
        <source>{day} June</source>
        <translation>{day} czerwca</translation>
    </message>
    <message>
        <source>{day} July</source>
        <translation>{day} lipca</translation>
    </message>
    <message>
        <source>{day} August</source>
        <translation>{day} sierpnia</translation>
    </message>
    <message>
        <source>{day} September</source>
        <translation>{day} września</translation>
    </message>
    <message>
        <source>{day} October</source>
        <translation>{day} października</translation>
    </message>
    <message>
        <source>{day} November</source>
        <translation>{day} listopada</translation>
    </message>
    <message>
        <source>{day} December</source>
        <translation>{day} grudnia</translation>
    </message>
    <message>
        <source>{amount} is disputed: not to be paid until the complaint is decided.</source>
        <translation>{amount} sporne: do zapłaty dopiero po rozpatrzeniu reklamacji.</translation>
    </message>
    <message>
        <source>{amount} is in instalments: to be paid by the agreed schedule.</source>
        <translation>{amount} rozłożone na raty: płatne według harmonogramu ugody.</translation>
    </message>
    <message>
        <source>{amount} is in court or with the bailiff: to be paid as they decide.</source>
        <translation>{amount} w sądzie lub u komornika: płatne tak, jak oni wskażą.</translation>
    </message>
    <message>
        <source>{amount} falls under the bankruptcy: the office asks for it in those proceedings only.</source>
        <translation>{amount} objęte upadłością: biuro dochodzi tej kwoty tylko w tamtym postępowaniu.</translation>
    </message>
    <message>
        <source>{amount} is in the disconnection procedure: settle it with a supervisor.</source>
        <translation>{amount} w procedurze odcięcia: do ustalenia z kierownikiem.</translation>
    </message>
    <message>
        <source>{amount} is left by a deceased customer: nobody is asked to pay it yet.</source>
        <translation>{amount} po zmarłym odbiorcy: na razie nikogo nie wzywamy do zapłaty.</translation>
    </message>
    <message>
        <source>{amount} is time-barred: nobody is asked to pay it and no payment is settled against it.</source>
        <translation>{amount} przedawnione: nie wzywamy do zapłaty i nie zaliczamy na to wpłat.</translation>
    </message>
    <message>
        <source>Dr</source>
        <translation>Wn</translation>
    </message>
    <message>
        <source>Cr</source>
        <translation>Ma</translation>
    </message>
    <message>
        <source>to pay {amount}</source>
        <translation>do zapłaty {amount}</translation>
    </message>
    <message>
        <source>nothing overdue</source>
        <translation>bez zaległości</translation>
    </message>
    <message>
        <source>overpayment {amount}</source>
        <translation>nadpłata {amount}</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>rozliczone</translation>
    </message>
    <message>
        <source>nothing to pay</source>
        <translation>nic do zapłaty</translation>
    </message>
    <message>
        <source>the fee is run by the commune</source>
        <translation>opłatę prowadzi Gmina</translation>
    </message>
    <message>
        <source>all of it overdue (oldest due date {day})</source>
        <translation>całość po terminie (najstarszy termin {day})</translation>
    </message>
    <message>
        <source>of this overdue {amount} (oldest due date {day})</source>
        <translation>w tym po terminie {amount} (najstarszy termin {day})</translation>
    </message>
    <message>
        <source>to pay {amount} by {day}</source>
        <translation>do zapłaty {amount} do {day}</translation>
    </message>
    <message>
        <source>of this {part} by {day}</source>
        <translation>w tym {part} do {day}</translation>
    </message>
    <message>
        <source>apart from it {amount}: {status}</source>
        <translation>poza tym {amount}: {status}</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n karta</numerusform>
            <numerusform>%n karty</numerusform>
            <numerusform>%n kart</numerusform>
        </translation>
    </message>
    <message>
        <source>the fee is run by the commune, tel. {phone}</source>
        <translation>opłatę prowadzi Gmina, tel. {phone}</translation>
    </message>
    <message>
        <source>This fee is run by the commune.</source>
        <translation>Tę opłatę prowadzi Gmina.</translation>
    </message>
    <message>
        <source>This fee is run by the commune, tel. {phone}.</source>
        <translation>Tę opłatę prowadzi Gmina, tel. {phone}.</translation>
    </message>
    <message>
        <source>payments booked up to {day}</source>
        <translation>wpłaty zaksięgowane do {day}</translation>
    </message>
    <message>
        <source>without interest</source>
        <translation>bez odsetek</translation>
    </message>
    <message>
        <source>no payment so far</source>
        <translation>nie było jeszcze wpłaty</translation>
    </message>
    <message>
        <source>last payment {amount} {day}</source>
        <translation>ostatnia wpłata {amount} {day}</translation>
    </message>
    <message>
        <source>there is an overpayment of {amount}, nothing has to be paid</source>
        <translation>jest nadpłata {amount}, nic nie trzeba płacić</translation>
    </message>
    <message>
        <source>this fee is paid to the commune</source>
        <translation>tę opłatę wnosi się do Gminy</translation>
    </message>
    <message>
        <source>nothing has to be paid now</source>
        <translation>teraz nic nie trzeba płacić</translation>
    </message>
    <message>
        <source>please pay {amount} at once</source>
        <translation>{amount} proszę wpłacić od razu</translation>
    </message>
    <message>
        <source>{amount} by {day}</source>
        <translation>{amount} do {day}</translation>
    </message>
    <message>
        <source>please pay {amount} by {day}</source>
        <translation>{amount} proszę wpłacić do {day}</translation>
    </message>
    <message>
        <source>a further {amount} later</source>
        <translation>kolejne {amount} później</translation>
    </message>
    <message>
        <source>{amount} without a due date</source>
        <translation>{amount} bez wyznaczonego terminu</translation>
    </message>
    <message>
        <source>{service}, card {number}</source>
        <translation>{service}, karta {number}</translation>
    </message>
    <message>
        <source>Account for this service: {nrb}</source>
        <translation>Rachunek tej usługi: {nrb}</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Do zapłaty</translation>
    </message>
    <message>
        <source>Overpayment</source>
        <translation>Nadpłata</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Rozliczone</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>Nic do zapłaty</translation>
    </message>
    <message>
        <source>Commune's fee</source>
        <translation>Opłata Gminy</translation>
    </message>
    <message>
        <source>Not yet due {amount}, by {day}</source>
        <translation>Jeszcze niewymagalne {amount}, termin {day}</translation>
    </message>
    <message>
        <source>1–30 days</source>
        <translation>1–30 dni</translation>
    </message>
    <message>
        <source>31–60 days</source>
        <translation>31–60 dni</translation>
    </message>
    <message>
        <source>61–90 days</source>
        <translation>61–90 dni</translation>
    </message>
    <message>
        <source>over 90 days</source>
        <translation>ponad 90 dni</translation>
    </message>
    <message>
        <source>set apart {amount}</source>
        <translation>poza tym {amount} ze statusem</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Month / operation</source>
        <translation>Miesiąc / operacja</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Miesiąc</translation>
    </message>
    <message>
        <source>02.10.2026 ! invoice, overdue</source>
        <translation>02.10.2026 ! faktura, po terminie</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Dr (charges)</source>
        <translation>Wn (obciążenia)</translation>
    </message>
    <message>
        <source>Cr (payments)</source>
        <translation>Ma (wpłaty)</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Saldo po operacji</translation>
    </message>
    <message>
        <source>Dr</source>
        <translation>Wn</translation>
    </message>
    <message>
        <source>Cr</source>
        <translation>Ma</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>po terminie</translation>
    </message>
    <message>
        <source>due date {day}</source>
        <translation>termin {day}</translation>
    </message>
    <message>
        <source>{what}, overdue</source>
        <translation>{what}, po terminie</translation>
    </message>
    <message>
        <source>{what}, paid in part</source>
        <translation>{what}, zapłacona częściowo</translation>
    </message>
    <message>
        <source>Still to pay: {amount}</source>
        <translation>Pozostało do zapłaty: {amount}</translation>
    </message>
    <message>
        <source>Not settled yet: {amount}</source>
        <translation>Jeszcze nierozliczone: {amount}</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>Data księgowania</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operacja</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Name of the firm</source>
        <translation>Nazwa</translation>
    </message>
    <message>
        <source>The balance may be told once the caller is verified (the panel on the right).</source>
        <translation>Saldo wolno podać dopiero po weryfikacji rozmówcy (F2).</translation>
    </message>
    <message>
        <source>Object card</source>
        <translation>Karta obiektu</translation>
    </message>
    <message>
        <source>Object card: {service}</source>
        <translation>Karta obiektu: {service}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwisko i imię</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Id of the card</source>
        <translation>Id karty</translation>
    </message>
    <message>
        <source>Tariff</source>
        <translation>Grupa taryfowa</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Umowa</translation>
    </message>
    <message>
        <source>Copy the account</source>
        <translation>Kopiuj rachunek</translation>
    </message>
    <message>
        <source>Copy the bank account number</source>
        <translation>Kopiuj numer rachunku</translation>
    </message>
    <message>
        <source>Financial history</source>
        <translation>Historia finansowa</translation>
    </message>
    <message>
        <source>Financial history by month</source>
        <translation>Historia finansowa po miesiącach</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Zapisz do pliku</translation>
    </message>
    <message>
        <source>Nothing has been charged or paid on this card yet.</source>
        <translation>Na tej karcie nie było jeszcze obciążeń ani wpłat.</translation>
    </message>
    <message>
        <source>Save the financial history as a file</source>
        <translation>Zapisz historię finansową do pliku</translation>
    </message>
    <message>
        <source>{service}, account: {nrb}</source>
        <translation>{service}, rachunek: {nrb}</translation>
    </message>
    <message>
        <source>{number}, closed {day}</source>
        <translation>{number}, zamknięta {day}</translation>
    </message>
    <message>
        <source>none: public-law fee of the commune</source>
        <translation>brak: opłata publicznoprawna Gminy</translation>
    </message>
    <message>
        <source>{number} of {day}</source>
        <translation>{number} z {day}</translation>
    </message>
    <message>
        <source>Copied, {service}: {nrb}</source>
        <translation>Skopiowano, {service}: {nrb}</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) saved: {path}</source>
        <translation>
            <numerusform>Zapisano %n operację: {path}</numerusform>
            <numerusform>Zapisano %n operacje: {path}</numerusform>
            <numerusform>Zapisano %n operacji: {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>card: water</source>
        <translation>karta: woda</translation>
    </message>
    <message>
        <source>card: waste</source>
        <translation>karta: wywozy</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>paid</source>
        <translation>zapłacona</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>rozliczona</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>po terminie</translation>
    </message>
    <message>
        <source>paid in part</source>
        <translation>częściowo</translation>
    </message>
    <message>
        <source>settled in part</source>
        <translation>częściowo rozliczona</translation>
    </message>
    <message>
        <source>to pay</source>
        <translation>do zapłaty</translation>
    </message>
    <message>
        <source>to be settled</source>
        <translation>do rozliczenia</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Pozycja</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Ilość</translation>
    </message>
    <message>
        <source>Price, net</source>
        <translation>Cena netto</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>VAT</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>Brutto</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Wystawiono</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Rodzaj</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Amount, zł</source>
        <translation>Kwota, zł</translation>
    </message>
    <message>
        <source>Left, zł</source>
        <translation>Zostało, zł</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
</context>
<context>
    <name>PaperPane</name>
    <message>
        <source>Choose a document on the list to see its lines.</source>
        <translation>Wybierz dokument z listy, aby zobaczyć jego pozycje.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Rodzaj</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Wystawiono</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Data sprzedaży</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Okres</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kwota</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>Pozostało</translation>
    </message>
    <message>
        <source>Corrects</source>
        <translation>Koryguje</translation>
    </message>
    <message numerus="yes">
        <source>Corrects %n document(s): {numbers}</source>
        <translation>
            <numerusform>Koryguje %n dokument: {numbers}</numerusform>
            <numerusform>Koryguje %n dokumenty: {numbers}</numerusform>
            <numerusform>Koryguje %n dokumentów: {numbers}</numerusform>
        </translation>
    </message>
    <message>
        <source>Corrected by</source>
        <translation>Skorygowano przez</translation>
    </message>
    <message>
        <source>Lines of the document</source>
        <translation>Pozycje dokumentu</translation>
    </message>
    <message>
        <source>The lines of this document are not in the database.</source>
        <translation>Pozycji tego dokumentu nie ma w bazie.</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Kopiuj link</translation>
    </message>
    <message>
        <source>Verification: {link}</source>
        <translation>Weryfikacja: {link}</translation>
    </message>
    <message>
        <source>VAT {rate}: net {net} + VAT {vat} = {gross}</source>
        <translation>VAT {rate}: netto {net} + VAT {vat} = {gross}</translation>
    </message>
    <message>
        <source>Together: net {net} + VAT {vat} = {gross}</source>
        <translation>Razem: netto {net} + VAT {vat} = {gross}</translation>
    </message>
    <message>
        <source>KSeF number: {number}</source>
        <translation>Numer KSeF: {number}</translation>
    </message>
    <message>
        <source>KSeF: sent, waiting for its number</source>
        <translation>KSeF: wysłana, czeka na numer</translation>
    </message>
    <message>
        <source>KSeF: rejected, tell accounting</source>
        <translation>KSeF: odrzucona, zgłoś księgowości</translation>
    </message>
    <message>
        <source>KSeF: issued offline, the number will come</source>
        <translation>KSeF: wystawiona offline, numer będzie później</translation>
    </message>
    <message>
        <source>KSeF: does not apply</source>
        <translation>KSeF: nie dotyczy</translation>
    </message>
</context>
<context>
    <name>PaperListPage</name>
    <message>
        <source>Documents may be told about once the caller is verified (the panel on the right).</source>
        <translation>O dokumentach wolno mówić dopiero po weryfikacji rozmówcy (F2).</translation>
    </message>
    <message>
        <source>Show only unpaid documents</source>
        <translation>Pokaż tylko niezapłacone dokumenty</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumenty</translation>
    </message>
    <message>
        <source>Documents, newest first</source>
        <translation>Dokumenty, od najnowszego</translation>
    </message>
    <message>
        <source>Reading documents ...</source>
        <translation>Wczytuję dokumenty ...</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Pokaż wszystkie</translation>
    </message>
    <message>
        <source>This customer has no documents yet.</source>
        <translation>Ten klient nie ma jeszcze dokumentów.</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>dokumenty</translation>
    </message>
    <message>
        <source>Find a document by its number or amount</source>
        <translation>Znajdź dokument po numerze albo kwocie</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Number or amount</source>
        <translation>Numer albo kwota</translation>
    </message>
    <message>
        <source>Number of the document or its amount</source>
        <translation>Numer dokumentu albo jego kwota</translation>
    </message>
    <message>
        <source>Enter or the Down arrow: to the list, Esc: all documents</source>
        <translation>Enter albo strzałka w dół: do listy, Esc: wszystkie dokumenty</translation>
    </message>
    <message>
        <source>A part is enough, as it is heard: FV 123/10 or 148,32</source>
        <translation>Wystarczy część, tak jak się słyszy: FV 123/10 albo 148,32</translation>
    </message>
</context>
<context>
    <name>PaperFilters</name>
    <message numerus="yes">
        <source>No more than %n character(s) fit into the number; the rest was left out.</source>
        <translation>
            <numerusform>W numerze mieści się najwyżej %n znak; reszta została pominięta.</numerusform>
            <numerusform>W numerze mieszczą się najwyżej %n znaki; reszta została pominięta.</numerusform>
            <numerusform>W numerze mieści się najwyżej %n znaków; reszta została pominięta.</numerusform>
        </translation>
    </message>
    <message>
        <source>all years</source>
        <translation>wszystkie lata</translation>
    </message>
    <message>
        <source>only unpaid</source>
        <translation>niezapłacone</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Pokaż</translation>
    </message>
    <message>
        <source>&amp;Year</source>
        <translation>&amp;Rok</translation>
    </message>
    <message>
        <source>No document is like this.</source>
        <translation>Nie ma takiego dokumentu.</translation>
    </message>
    <message>
        <source>No document has “{text}” in its number, nor such an amount.</source>
        <translation>Żaden dokument nie ma „{text}” w numerze ani takiej kwoty.</translation>
    </message>
    <message>
        <source>No document that the other filters leave has “{text}” in its number, nor such an amount.</source>
        <translation>Żaden dokument, który przepuszczają pozostałe filtry, nie ma „{text}” w numerze ani takiej kwoty.</translation>
    </message>
</context>
<context>
    <name>CustomersList</name>
    <message>
        <source>overdue {amount}</source>
        <translation>po terminie {amount}</translation>
    </message>
    <message>
        <source>overdue {amount} of {whole}</source>
        <translation>po terminie {amount} z {whole}</translation>
    </message>
    <message>
        <source>overdue 1,234.56 zł of 2,345.67 zł</source>
        <translation>po terminie 1 234,56 zł z 2 345,67 zł</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwisko i imię / nazwa</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Usługa</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karta</translation>
    </message>
    <message>
        <source>Overpayment, zł</source>
        <translation>Nadpłata, zł</translation>
    </message>
    <message>
        <source>To pay, zł</source>
        <translation>Do zapłaty, zł</translation>
    </message>
    <message>
        <source>Overdue, zł</source>
        <translation>Po terminie, zł</translation>
    </message>
    <message>
        <source>Oldest due</source>
        <translation>Najst. termin</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>Klienci</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Według nazwy</translation>
    </message>
    <message>
        <source>In arrears</source>
        <translation>Zaległości</translation>
    </message>
    <message>
        <source>Overpaid</source>
        <translation>Nadpłaty</translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message>
        <source>Customers</source>
        <translation>Klienci</translation>
    </message>
    <message>
        <source>Reading the list ...</source>
        <translation>Wczytuję listę ...</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n wiersz</numerusform>
            <numerusform>%n wiersze</numerusform>
            <numerusform>%n wierszy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>first %n, more below</source>
        <translation>
            <numerusform>pierwszy %n, dalsze niżej</numerusform>
            <numerusform>pierwsze %n, dalsze niżej</numerusform>
            <numerusform>pierwszych %n, dalsze niżej</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is on this list.</source>
        <translation>Na tej liście nikogo nie ma.</translation>
    </message>
</context>
</TS>
