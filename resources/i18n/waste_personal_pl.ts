<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>PersonalEditor</name>
    <message>
        <source>This change was begun before and not saved; look at it and save, or give it up.</source>
        <translation>Ta zmiana została zaczęta i niezapisana; sprawdź ją i zapisz albo porzuć.</translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>Zapisz zmianę</translation>
    </message>
    <message>
        <source>Give up the change</source>
        <translation>Porzuć zmianę</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Zmiana: %1</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile; above is what is there now. Your text is kept: save again to put it in place of theirs, or give up.</source>
        <translation>Ktoś inny zmienił te dane w międzyczasie; powyżej jest to, co zapisano teraz. Twój tekst został: zapisz jeszcze raz, aby zastąpić tamtą zmianę, albo ją porzuć.</translation>
    </message>
</context>
<context>
    <name>PersonalPage</name>
    <message>
        <source>First save the change that you have begun, or give it up.</source>
        <translation>Najpierw zapisz rozpoczętą zmianę albo ją porzuć.</translation>
    </message>
    <message>
        <source>Personal data is shown once the caller is verified (balance level).</source>
        <translation>Dane osobowe zobaczysz po weryfikacji rozmówcy (poziom: saldo i dokumenty).</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Dane osobowe</translation>
    </message>
    <message>
        <source>Reading personal data ...</source>
        <translation>Wczytuję dane osobowe …</translation>
    </message>
    <message>
        <source>The change of personal data is not saved.</source>
        <translation>Zmiana danych osobowych nie jest zapisana.</translation>
    </message>
    <message>
        <source>Surname, first name</source>
        <translation>Nazwisko i imię</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwa</translation>
    </message>
    <message>
        <source>none on file</source>
        <translation>brak w kartotece</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Klient od</translation>
    </message>
    <message>
        <source>Data is changed after calling back the number on file, or in person.</source>
        <translation>Dane zmienia się po oddzwonieniu na numer z kartoteki albo osobiście w biurze.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Zmień</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Zmień: %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Pokaż</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Pokaż: %1</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>nie działa</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>potwierdzony</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>niepotwierdzony</translation>
    </message>
    <message>
        <source>Personal data changed; the reason is kept.</source>
        <translation>Dane osobowe zmienione; powód zapisany.</translation>
    </message>
    <message>
        <source>personal data</source>
        <translation>dane osobowe</translation>
    </message>
</context>
<context>
    <name>PickupExport</name>
    <message>
        <source>Print</source>
        <translation>Drukuj</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Zapisz PDF</translation>
    </message>
    <message>
        <source>Save ICS</source>
        <translation>Zapisz ICS</translation>
    </message>
    <message>
        <source>Waste: %1</source>
        <translation>Odpady: %1</translation>
    </message>
    <message>
        <source>moved from %1</source>
        <translation>przesunięty z %1</translation>
    </message>
    <message>
        <source>Plan of %1. Put containers out by 6 a.m. of the day.</source>
        <translation>Harmonogram z dnia %1. Pojemniki wystaw do godz. 6.00 w dniu odbioru.</translation>
    </message>
    <message>
        <source>Waste pickups</source>
        <translation>Wywozy odpadów</translation>
    </message>
    <message>
        <source>Save the calendar of pickups</source>
        <translation>Zapisz harmonogram wywozów</translation>
    </message>
</context>
<context>
    <name>Pickups</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>za %n dzień</numerusform>
            <numerusform>za %n dni</numerusform>
            <numerusform>za %n dni</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>z %1</translation>
    </message>
    <message>
        <source>no pickup</source>
        <translation>brak wywozu</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>pn.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>wt.</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>śr.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>czw.</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>pt.</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>sob.</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>nd.</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Znak</translation>
    </message>
    <message>
        <source>Fraction</source>
        <translation>Frakcja</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dzień</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Dzień tygodnia</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Moved from</source>
        <translation>Przesunięty z</translation>
    </message>
    <message>
        <source>today</source>
        <translation>dziś</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>jutro</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Picked up at</source>
        <translation>Odebrano</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Uwagi</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>pojemnik</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>worek</translation>
    </message>
    <message>
        <source>igloo</source>
        <translation>dzwon</translation>
    </message>
    <message>
        <source>single-family</source>
        <translation>zabudowa jednorodzinna</translation>
    </message>
    <message>
        <source>multi-family</source>
        <translation>zabudowa wielorodzinna</translation>
    </message>
    <message>
        <source>business</source>
        <translation>firma</translation>
    </message>
</context>
<context>
    <name>WastePage</name>
    <message>
        <source>Pickup dates may be told once one answer of the caller is right (the address).</source>
        <translation>Terminy wywozów można podać po jednej poprawnej odpowiedzi rozmówcy (adres).</translation>
    </message>
    <message>
        <source>Collection points</source>
        <translation>Punkty gromadzenia odpadów</translation>
    </message>
    <message>
        <source>Reading the plan of pickups ...</source>
        <translation>Wczytuję harmonogram wywozów …</translation>
    </message>
    <message>
        <source>Next pickups</source>
        <translation>Najbliższe wywozy</translation>
    </message>
    <message>
        <source>Calendar of pickups</source>
        <translation>Kalendarz wywozów</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Poprzedni miesiąc</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Następny miesiąc</translation>
    </message>
    <message>
        <source>Pickups of the day</source>
        <translation>Wywozy tego dnia</translation>
    </message>
    <message>
        <source>what the customer says, e.g. the bin was out since 6 o'clock</source>
        <translation>co mówi klient, np. pojemnik stał od godz. 6</translation>
    </message>
    <message>
        <source>Not picked up: note</source>
        <translation>Nie odebrano: uwagi</translation>
    </message>
    <message>
        <source>Report a missed pickup</source>
        <translation>Zgłoś brak odbioru</translation>
    </message>
    <message>
        <source>The note of a missed pickup is not saved.</source>
        <translation>Uwagi o braku odbioru nie są zapisane.</translation>
    </message>
    <message>
        <source>This customer has no collection point. Points are added in the billing system.</source>
        <translation>Ten klient nie ma punktu gromadzenia odpadów. Punkty dodaje się w systemie bilingowym.</translation>
    </message>
    <message>
        <source>no pickup</source>
        <translation>brak wywozu</translation>
    </message>
    <message>
        <source>Missed pickup reported: case {signature}, answer by {day}.</source>
        <translation>Zgłoszono brak odbioru: sprawa {signature}, odpowiedź do {day}.</translation>
    </message>
    <message>
        <source>waste pickups</source>
        <translation>wywozy odpadów</translation>
    </message>
    <message>
        <source>This pickup is still to come, so it can't be missing yet.</source>
        <translation>Ten wywóz dopiero będzie, więc nie można jeszcze zgłosić jego braku.</translation>
    </message>
    <message>
        <source>A missed pickup can be reported only within a few days. Take a complaint instead.</source>
        <translation>Brak odbioru zgłasza się tylko w ciągu kilku dni. Przyjmij reklamację.</translation>
    </message>
    <message>
        <source>This pickup has been reported as missing already.</source>
        <translation>Brak tego wywozu jest już zgłoszony.</translation>
    </message>
</context>
<context>
    <name>Personal</name>
    <message>
        <source>Surname and first name</source>
        <translation>Nazwisko i imię</translation>
    </message>
    <message>
        <source>Name of the company</source>
        <translation>Nazwa firmy</translation>
    </message>
    <message>
        <source>Address of residence or seat</source>
        <translation>Adres zamieszkania lub siedziby</translation>
    </message>
    <message>
        <source>Mailing address</source>
        <translation>Adres do korespondencji</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Numer telefonu</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Adres e-mail</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Nazwisko</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Imię</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwa</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Ulica</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Nr domu</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Nr lokalu</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Kod pocztowy</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Miejscowość</translation>
    </message>
    <message>
        <source>Reason of the change</source>
        <translation>Powód zmiany</translation>
    </message>
    <message>
        <source>Type the surname.</source>
        <translation>Wpisz nazwisko.</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>Wpisz nazwę.</translation>
    </message>
    <message>
        <source>Type the house number.</source>
        <translation>Wpisz numer domu.</translation>
    </message>
    <message>
        <source>Type the postal code.</source>
        <translation>Wpisz kod pocztowy.</translation>
    </message>
    <message>
        <source>Type the town.</source>
        <translation>Wpisz miejscowość.</translation>
    </message>
    <message>
        <source>Type the new value.</source>
        <translation>Wpisz nową wartość.</translation>
    </message>
    <message>
        <source>Say why the data is changed; the reason is kept.</source>
        <translation>Podaj powód zmiany; zostanie zapisany.</translation>
    </message>
    <message>
        <source>This is too long; shorten it.</source>
        <translation>To jest za długie; skróć.</translation>
    </message>
    <message>
        <source>A postal code has five digits, like 74-100.</source>
        <translation>Kod pocztowy ma pięć cyfr, np. 74-100.</translation>
    </message>
    <message>
        <source>Type the phone number.</source>
        <translation>Wpisz numer telefonu.</translation>
    </message>
    <message>
        <source>This is not a phone number; a Polish one has nine digits.</source>
        <translation>To nie jest numer telefonu; polski ma dziewięć cyfr.</translation>
    </message>
    <message>
        <source>No operator has such numbers; check the digits with the customer.</source>
        <translation>Żaden operator nie ma takich numerów; sprawdź cyfry z klientem.</translation>
    </message>
    <message>
        <source>Type the e-mail address.</source>
        <translation>Wpisz adres e-mail.</translation>
    </message>
    <message>
        <source>This is not an e-mail address; it needs a name, @ and a domain.</source>
        <translation>To nie jest adres e-mail; potrzebna jest nazwa, znak @ i domena.</translation>
    </message>
    <message>
        <source>The address in the request can't be told apart into street, number and town; change it by hand.</source>
        <translation>Adresu z wniosku nie da się podzielić na ulicę, numer i miejscowość; zmień go ręcznie.</translation>
    </message>
    <message>
        <source>This customer has that number or address on file already.</source>
        <translation>Ten klient ma już taki numer lub adres w kartotece.</translation>
    </message>
</context>
</TS>
