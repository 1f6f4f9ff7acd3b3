<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Chart</name>
    <message>
        <source>partly an estimate</source>
        <translation>częściowo szacunek</translation>
    </message>
    <message>
        <source>reported, not booked yet</source>
        <translation>zgłoszone, jeszcze nie zaksięgowane</translation>
    </message>
    <message>
        <source>the meter was replaced</source>
        <translation>wymiana wodomierza</translation>
    </message>
    <message>
        <source>%1: no reading covers it</source>
        <translation>%1: brak odczytu</translation>
    </message>
    <message>
        <source>%1 m³ a day</source>
        <translation>%1 m³ na dobę</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>tylko %1</translation>
    </message>
    <message>
        <source>a year before %1</source>
        <translation>rok wcześniej %1</translation>
    </message>
    <message>
        <source>There are no two readings to draw the use between.</source>
        <translation>Nie ma dwóch odczytów, między którymi można pokazać zużycie.</translation>
    </message>
    <message>
        <source>Last 12 months: %1</source>
        <translation>Ostatnie 12 miesięcy: %1</translation>
    </message>
    <message>
        <source>mean %1 a month</source>
        <translation>średnio %1 na miesiąc</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Miesiąc</translation>
    </message>
    <message>
        <source>m³</source>
        <translation>m³</translation>
    </message>
    <message>
        <source>m³ a day</source>
        <translation>m³ na dobę</translation>
    </message>
    <message>
        <source>Days covered</source>
        <translation>Dni z odczytem</translation>
    </message>
    <message>
        <source>m³ a year before</source>
        <translation>m³ rok wcześniej</translation>
    </message>
    <message>
        <source>Estimated days</source>
        <translation>Dni z szacunku</translation>
    </message>
    <message>
        <source>Reported days</source>
        <translation>Dni ze zgłoszenia</translation>
    </message>
    <message>
        <source>Meter replaced</source>
        <translation>Wymiana wodomierza</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Źródło</translation>
    </message>
</context>
<context>
    <name>ChartExport</name>
    <message>
        <source>Print the chart</source>
        <translation>Drukuj wykres</translation>
    </message>
    <message>
        <source>Save as a picture (PNG)</source>
        <translation>Zapisz jako obraz (PNG)</translation>
    </message>
    <message>
        <source>Save the months (CSV)</source>
        <translation>Zapisz miesiące (CSV)</translation>
    </message>
    <message>
        <source>Print or save</source>
        <translation>Drukuj lub zapisz</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Zapisano: %1</translation>
    </message>
</context>
<context>
    <name>ConsumptionChart</name>
    <message>
        <source>strong: this year</source>
        <translation>mocne: ten rok</translation>
    </message>
    <message>
        <source>pale: a year before</source>
        <translation>blade: rok wcześniej</translation>
    </message>
    <message>
        <source>dashed: mean</source>
        <translation>przerywana: średnia</translation>
    </message>
    <message>
        <source>hatched: estimate</source>
        <translation>kreski: szacunek</translation>
    </message>
    <message>
        <source>outlined: reported</source>
        <translation>obrys: zgłoszone</translation>
    </message>
    <message>
        <source>dotted: meter replaced</source>
        <translation>kropki: wymiana</translation>
    </message>
    <message>
        <source>Consumption by month</source>
        <translation>Zużycie w miesiącach</translation>
    </message>
</context>
<context>
    <name>Meters</name>
    <message>
        <source>until %1</source>
        <translation>do %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>minęła %1</translation>
    </message>
    <message>
        <source>state unknown</source>
        <translation>stan nieznany</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>szacunek</translation>
    </message>
    <message>
        <source>Meter number</source>
        <translation>Nr wodomierza</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Miejsce</translation>
    </message>
    <message>
        <source>What it measures</source>
        <translation>Rodzaj</translation>
    </message>
    <message>
        <source>Booked state</source>
        <translation>Stan zaksięgowany</translation>
    </message>
    <message>
        <source>Legalisation</source>
        <translation>Legalizacja</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>niezarejestrowany</translation>
    </message>
    <message>
        <source>radio %1</source>
        <translation>nakładka radiowa %1</translation>
    </message>
    <message>
        <source>seal %1</source>
        <translation>plomba %1</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n cyfra</numerusform>
            <numerusform>%n cyfry</numerusform>
            <numerusform>%n cyfr</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingEntry</name>
    <message>
        <source>Type what the customer reads: the black digits only. Enter registers and goes to the next meter.</source>
        <translation>Wpisz, co odczytuje klient: same czarne cyfry. Enter rejestruje i przechodzi do następnego wodomierza.</translation>
    </message>
    <message>
        <source>&amp;State, m³</source>
        <translation>Podaj &amp;stan, m³</translation>
    </message>
    <message>
        <source>&amp;Read on</source>
        <translation>Data o&amp;dczytu</translation>
    </message>
    <message>
        <source>Reason &amp;why it is right all the same</source>
        <translation>Dlaczego mimo to jest dobr&amp;y</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Zarejestruj</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Potwierdź</translation>
    </message>
    <message>
        <source>Correct the state</source>
        <translation>Popraw stan</translation>
    </message>
    <message>
        <source>Type a day like 19, 19.11 or 19.11.2026.</source>
        <translation>Wpisz dzień, np. 19, 19.11 albo 19.11.2026.</translation>
    </message>
    <message>
        <source>This customer has no meter.</source>
        <translation>Ten klient nie ma wodomierza.</translation>
    </message>
    <message>
        <source>Saving ...</source>
        <translation>Zapisuję ...</translation>
    </message>
    <message>
        <source>What it means will be checked when it is saved.</source>
        <translation>Znaczenie stanu zostanie sprawdzone przy zapisie.</translation>
    </message>
    <message>
        <source>The state is possible.</source>
        <translation>Stan jest możliwy.</translation>
    </message>
    <message>
        <source>Reading what is on file ...</source>
        <translation>Wczytuję historię ...</translation>
    </message>
</context>
<context>
    <name>ReadingHistory</name>
    <message>
        <source>Consumption</source>
        <translation>Zużycie</translation>
    </message>
    <message>
        <source>Last readings</source>
        <translation>Ostatnie odczyty</translation>
    </message>
    <message>
        <source>Reading what is on file ...</source>
        <translation>Wczytuję historię ...</translation>
    </message>
    <message>
        <source>This meter has not been read yet. The first state may be registered above.</source>
        <translation>Tego wodomierza jeszcze nie odczytano. Pierwszy stan można zarejestrować powyżej.</translation>
    </message>
</context>
<context>
    <name>ReadingRows</name>
    <message>
        <source>state unknown</source>
        <translation>stan nieznany</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Zużycie</translation>
    </message>
    <message>
        <source>m³ a day</source>
        <translation>m³/dobę</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Źródło</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>Przyjął</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1, meter %2</source>
        <translation>%1, wodomierz %2</translation>
    </message>
    <message>
        <source>the meter turned over</source>
        <translation>licznik się przewinął</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>Type the black digits of the meter.</source>
        <translation>Wpisz czarne cyfry wodomierza.</translation>
    </message>
    <message>
        <source>A state is a whole number of m³: the black digits only.</source>
        <translation>Stan to liczba całkowita m³: same czarne cyfry.</translation>
    </message>
    <message>
        <source>Leave out the red digits: type %1.</source>
        <translation>Bez czerwonych cyfr: wpisz %1.</translation>
    </message>
    <message>
        <source>This meter has %3 black digits. Were the red ones told too? Without them: %1.</source>
        <translation>Czarnych cyfr jest na tym wodomierzu %3. Podano też czerwone? Bez nich: %1.</translation>
    </message>
    <message>
        <source>This meter has only %3 black digits.</source>
        <translation>Czarnych cyfr jest na tym wodomierzu tylko %3.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Ten dzień jeszcze nie nadszedł.</translation>
    </message>
    <message>
        <source>This meter was installed on %2, after that day.</source>
        <translation>Ten wodomierz zamontowano dopiero %2.</translation>
    </message>
    <message>
        <source>This meter was taken down on %2.</source>
        <translation>Ten wodomierz zdemontowano %2.</translation>
    </message>
    <message>
        <source>This state of that day is on file already.</source>
        <translation>Ten stan z tego dnia jest już zapisany.</translation>
    </message>
    <message>
        <source>Lower than the booked state %1 of %2: it will be stored as refused.</source>
        <translation>Niższy niż zaksięgowany stan %1 z %2: zostanie zapisany jako odrzucony.</translation>
    </message>
    <message>
        <source>Lower than the booked state: it will be stored as refused.</source>
        <translation>Niższy niż stan zaksięgowany: zostanie zapisany jako odrzucony.</translation>
    </message>
    <message>
        <source>Higher than the later state %1 of %2: it will be stored as refused.</source>
        <translation>Wyższy niż późniejszy stan %1 z %2: zostanie zapisany jako odrzucony.</translation>
    </message>
    <message>
        <source>Higher than a later state: it will be stored as refused.</source>
        <translation>Wyższy niż stan późniejszy: zostanie zapisany jako odrzucony.</translation>
    </message>
    <message>
        <source>The state %1 of that day is on file: this one will be stored as refused.</source>
        <translation>Z tego dnia jest już stan %1: ten zostanie zapisany jako odrzucony.</translation>
    </message>
    <message>
        <source>Another state of that day is on file: this one will be stored as refused.</source>
        <translation>Z tego dnia jest już inny stan: ten zostanie zapisany jako odrzucony.</translation>
    </message>
    <message>
        <source>Lower than the estimate %1 of %2: it will wait until the estimate is corrected.</source>
        <translation>Niższy niż szacunek %1 z %2: poczeka na korektę szacunku.</translation>
    </message>
    <message>
        <source>Lower than an estimate: it will wait until the estimate is corrected.</source>
        <translation>Niższy niż szacunek: poczeka na korektę szacunku.</translation>
    </message>
    <message>
        <source>Does not agree with the estimate %1 of %2: it will wait until that is corrected.</source>
        <translation>Nie zgadza się z szacunkiem %1 z %2: poczeka na jego korektę.</translation>
    </message>
    <message>
        <source>Does not agree with an estimate: it will wait until that is corrected.</source>
        <translation>Nie zgadza się z szacunkiem: poczeka na jego korektę.</translation>
    </message>
    <message>
        <source>Has the meter turned over? Before it showed %1 (%2).</source>
        <translation>Czy licznik się przewinął? Poprzednio pokazywał %1 (%2).</translation>
    </message>
    <message>
        <source>Has the meter turned over?</source>
        <translation>Czy licznik się przewinął?</translation>
    </message>
    <message>
        <source>Replaces the %1 told in this contact.</source>
        <translation>Zastąpi stan %1 podany w tej rozmowie.</translation>
    </message>
    <message>
        <source>Does not agree with the reported state %1 of %2.</source>
        <translation>Nie zgadza się ze zgłoszonym stanem %1 z %2.</translation>
    </message>
    <message>
        <source>Does not agree with another reported state.</source>
        <translation>Nie zgadza się z innym zgłoszonym stanem.</translation>
    </message>
    <message>
        <source>About a thousand times too much. Were the red digits told too? Without them: %1.</source>
        <translation>Około tysiąc razy za dużo. Podano też czerwone cyfry? Bez nich: %1.</translation>
    </message>
    <message>
        <source>About a thousand times too much. Were the red digits told too?</source>
        <translation>Około tysiąc razy za dużo. Podano też czerwone cyfry?</translation>
    </message>
    <message>
        <source>Very much more than usual: ask to read it again; is there a leak?</source>
        <translation>Wielokrotnie więcej niż zwykle: poproś o ponowne odczytanie, zapytaj o wyciek.</translation>
    </message>
    <message>
        <source>No use since %2: is the meter stuck, or the place empty?</source>
        <translation>Brak zużycia od %2: licznik stoi czy lokal jest pusty?</translation>
    </message>
    <message>
        <source>No use for long: is the meter stuck, or the place empty?</source>
        <translation>Od dawna brak zużycia: licznik stoi czy lokal jest pusty?</translation>
    </message>
    <message>
        <source>More than usual.</source>
        <translation>Więcej niż zwykle.</translation>
    </message>
    <message>
        <source>Less than usual.</source>
        <translation>Mniej niż zwykle.</translation>
    </message>
    <message>
        <source>The first known state of this meter: there is nothing to compare it with.</source>
        <translation>Pierwszy znany stan tego wodomierza: nie ma z czym porównać.</translation>
    </message>
    <message>
        <source>There is a later reading (%2); both neighbours have been checked.</source>
        <translation>Jest już późniejszy odczyt (%2); sprawdzono z oboma sąsiednimi.</translation>
    </message>
    <message>
        <source>There is a later reading; both neighbours have been checked.</source>
        <translation>Jest już późniejszy odczyt; sprawdzono z oboma sąsiednimi.</translation>
    </message>
    <message>
        <source>The legalisation ended on %2: the state is accepted, a replacement will be ordered.</source>
        <translation>Legalizacja minęła %2: stan zostanie przyjęty, powstanie zadanie „wymiana”.</translation>
    </message>
    <message>
        <source>The legalisation ended on %2: no deduction (to be decided).</source>
        <translation>Legalizacja minęła %2: bez odliczenia (do decyzji).</translation>
    </message>
    <message>
        <source>lower than the booked %1 of %2</source>
        <translation>niższy niż zaksięgowany %1 z %2</translation>
    </message>
    <message>
        <source>higher than the later %1 of %2</source>
        <translation>wyższy niż późniejszy %1 z %2</translation>
    </message>
    <message>
        <source>the state %1 of that day was on file</source>
        <translation>z tego dnia był już stan %1</translation>
    </message>
    <message>
        <source>the meter turned over</source>
        <translation>licznik się przewinął</translation>
    </message>
    <message>
        <source>replaced another state of the contact</source>
        <translation>zastąpił inny stan z tej rozmowy</translation>
    </message>
    <message>
        <source>against another reported state</source>
        <translation>niezgodny z innym zgłoszonym stanem</translation>
    </message>
    <message>
        <source>a thousand times too much, confirmed</source>
        <translation>tysiąc razy za dużo, potwierdzony</translation>
    </message>
    <message>
        <source>far above the usual, confirmed</source>
        <translation>wielokrotnie ponad zwykłe zużycie, potwierdzony</translation>
    </message>
    <message>
        <source>the meter stands</source>
        <translation>licznik stoi</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>cofnięty</translation>
    </message>
    <message>
        <source>another state was told instead</source>
        <translation>podano zamiast niego inny stan</translation>
    </message>
    <message>
        <source>estimate corrected to %1 of %2</source>
        <translation>szacunek skorygowany do %1 z %2</translation>
    </message>
    <message>
        <source>It is lower than a booked state; correct the estimate first.</source>
        <translation>Jest niższy niż stan zaksięgowany; najpierw skoryguj szacunek.</translation>
    </message>
    <message>
        <source>It is higher than a later booked state.</source>
        <translation>Jest wyższy niż późniejszy stan zaksięgowany.</translation>
    </message>
    <message>
        <source>A rollover is declared, but the state did not fall.</source>
        <translation>Zapisano przewinięcie licznika, a stan nie spadł.</translation>
    </message>
    <message>
        <source>Its day is still to come.</source>
        <translation>Jego dzień jeszcze nie nadszedł.</translation>
    </message>
    <message>
        <source>On that day the meter was not at this place.</source>
        <translation>Tego dnia wodomierza tu nie było.</translation>
    </message>
    <message>
        <source>The meter has not so many digits.</source>
        <translation>Wodomierz nie ma tylu cyfr.</translation>
    </message>
    <message>
        <source>It has been decided on already.</source>
        <translation>Decyzja już zapadła.</translation>
    </message>
    <message>
        <source>A supervisor decides on this.</source>
        <translation>O tym decyduje kierownik zmiany.</translation>
    </message>
    <message>
        <source>Your role does not enter readings this way.</source>
        <translation>Twoja rola nie pozwala na taki odczyt.</translation>
    </message>
    <message>
        <source>There is no estimate that it contradicts; book it simply.</source>
        <translation>Nie ma szacunku, z którym się nie zgadza; wystarczy go zaksięgować.</translation>
    </message>
    <message>
        <source>This meter is not at this customer's any more.</source>
        <translation>Tego wodomierza nie ma już u tego klienta.</translation>
    </message>
    <message>
        <source>Type the reason; it is kept.</source>
        <translation>Wpisz powód; zostanie zachowany.</translation>
    </message>
    <message>
        <source>Only what this contact has told can be taken back.</source>
        <translation>Cofnąć można tylko to, co podano w tej rozmowie.</translation>
    </message>
    <message>
        <source>Another desk was faster; look at what it means now and press Enter again.</source>
        <translation>Inne stanowisko było szybsze; sprawdź, co teraz oznacza ten stan, i naciśnij Enter jeszcze raz.</translation>
    </message>
    <message>
        <source>to be replaced</source>
        <translation>do wymiany</translation>
    </message>
    <message>
        <source>deduction to be decided</source>
        <translation>odliczenie do decyzji</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 od %2</translation>
    </message>
    <message>
        <source>to be billed: %1</source>
        <translation>do rozliczenia: %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>ok. %1</translation>
    </message>
    <message>
        <source>sewage deducted: about %1</source>
        <translation>odliczenie ścieków: ok. %1</translation>
    </message>
    <message>
        <source>usually %1 in this season</source>
        <translation>o tej porze roku zwykle %1</translation>
    </message>
    <message>
        <source>usually %1</source>
        <translation>zwykle %1</translation>
    </message>
    <message>
        <source>%1 m³ a day</source>
        <translation>%1 m³ na dobę</translation>
    </message>
    <message>
        <source>%1 × the usual</source>
        <translation>%1 × zwykłe zużycie</translation>
    </message>
    <message>
        <source>no deduction (to be decided)</source>
        <translation>bez odliczenia (do decyzji)</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>klient</translation>
    </message>
    <message>
        <source>Stored as refused: %1, meter %2. Reason: %3.</source>
        <translation>Zapisano jako odrzucony: %1, wodomierz %2. Powód: %3.</translation>
    </message>
    <message>
        <source>it contradicts what is on file</source>
        <translation>nie zgadza się z tym, co jest zaksięgowane</translation>
    </message>
    <message>
        <source>Reported: %1, meter %2. It waits for the estimate to be corrected.</source>
        <translation>Zgłoszono: %1, wodomierz %2. Czeka na korektę szacunku.</translation>
    </message>
    <message>
        <source>Registered: %1, meter %2.</source>
        <translation>Zarejestrowano: %1, wodomierz %2.</translation>
    </message>
</context>
<context>
    <name>ReadingsPage</name>
    <message>
        <source>Readings</source>
        <translation>Odczyty</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Wodomierze</translation>
    </message>
    <message>
        <source>A state may be taken from anybody who calls. The chart and the last readings are shown once one answer of the caller is right (for instance the address or the meter's number).</source>
        <translation>Stan można przyjąć od każdego, kto dzwoni. Wykres i ostatnie odczyty pokażą się po jednej dobrej odpowiedzi rozmówcy (na przykład adres albo numer wodomierza).</translation>
    </message>
    <message>
        <source>A meter's state is typed and not registered.</source>
        <translation>Wpisany stan wodomierza nie jest zarejestrowany.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>This contact has registered nothing for this meter.</source>
        <translation>W tej rozmowie nie zarejestrowano stanu tego wodomierza.</translation>
    </message>
    <message>
        <source>Taken back: %1. It stays on file as refused.</source>
        <translation>Cofnięto: %1. Zostaje zapisany jako odrzucony.</translation>
    </message>
    <message>
        <source>Take back the last reading</source>
        <translation>Cofnij ostatni odczyt</translation>
    </message>
    <message>
        <source>Print the chart</source>
        <translation>Drukuj wykres</translation>
    </message>
    <message>
        <source>The history could not be read. </source>
        <translation>Nie udało się wczytać historii. </translation>
    </message>
    <message>
        <source>meter readings</source>
        <translation>odczyty liczników</translation>
    </message>
</context>
<context>
    <name>WaitingReadingsPage</name>
    <message>
        <source>Source: %1.</source>
        <translation>Źródło: %1.</translation>
    </message>
    <message>
        <source>All that wait</source>
        <translation>Wszystkie</translation>
    </message>
    <message>
        <source>Estimates to correct</source>
        <translation>Do korekty szacunku</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Zgłoszone</translation>
    </message>
    <message>
        <source>Meters to see to</source>
        <translation>Wodomierze do załatwienia</translation>
    </message>
    <message>
        <source>No reading waits for a decision.</source>
        <translation>Żaden odczyt nie czeka na decyzję.</translation>
    </message>
    <message>
        <source>No estimate has to be corrected.</source>
        <translation>Żaden szacunek nie czeka na korektę.</translation>
    </message>
    <message>
        <source>No reported reading waits to be booked.</source>
        <translation>Żaden zgłoszony odczyt nie czeka na zaksięgowanie.</translation>
    </message>
    <message>
        <source>No meter has to be replaced or decided on.</source>
        <translation>Żaden wodomierz nie czeka na wymianę ani decyzję.</translation>
    </message>
    <message>
        <source>Readings to decide on</source>
        <translation>Odczyty do decyzji</translation>
    </message>
    <message>
        <source>Reading the list ...</source>
        <translation>Wczytuję listę ...</translation>
    </message>
    <message>
        <source>&amp;Reason of the decision</source>
        <translation>Powód &amp;decyzji</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Zaksięguj</translation>
    </message>
    <message>
        <source>Reverse the estimate and book</source>
        <translation>Skoryguj szacunek i zaksięguj</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Odrzuć</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Załatwione</translation>
    </message>
    <message>
        <source>The reason of a decision is not saved.</source>
        <translation>Powód decyzji nie jest zapisany.</translation>
    </message>
    <message>
        <source>Booked: %1, meter %2.</source>
        <translation>Zaksięgowano: %1, wodomierz %2.</translation>
    </message>
    <message>
        <source>Refused: %1, meter %2.</source>
        <translation>Odrzucono: %1, wodomierz %2.</translation>
    </message>
    <message>
        <source>Estimate reversed, booked: %1, meter %2.</source>
        <translation>Skorygowano szacunek, zaksięgowano: %1, wodomierz %2.</translation>
    </message>
    <message>
        <source>Type the reason; it is kept with the reading.</source>
        <translation>Wpisz powód; zostanie przy odczycie.</translation>
    </message>
    <message>
        <source>Book, or done</source>
        <translation>Zaksięguj lub załatwione</translation>
    </message>
    <message>
        <source>The list could not be read. </source>
        <translation>Nie udało się wczytać listy. </translation>
    </message>
    <message>
        <source>Confirmed by the clerk: %1.</source>
        <translation>Potwierdzenie: %1.</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Odczyty</translation>
    </message>
</context>
<context>
    <name>WaitingRows</name>
    <message>
        <source>estimate</source>
        <translation>szacunek</translation>
    </message>
    <message>
        <source>There is no booked state to compare it with.</source>
        <translation>Nie ma stanu zaksięgowanego do porównania.</translation>
    </message>
    <message>
        <source>%1 lower than the estimate %2 of %3: reverse the estimate, or refuse.</source>
        <translation>O %1 mniej niż szacunek %2 z %3: skoryguj szacunek albo odrzuć.</translation>
    </message>
    <message>
        <source>The same as the booked %2 of %3.</source>
        <translation>Tyle samo co zaksięgowany stan %2 z %3.</translation>
    </message>
    <message>
        <source>%1 more than the booked %2 of %3.</source>
        <translation>O %1 więcej niż zaksięgowany stan %2 z %3.</translation>
    </message>
    <message>
        <source>%1 lower than the booked %2 of %3.</source>
        <translation>O %1 mniej niż zaksięgowany stan %2 z %3.</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Data</translation>
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
        <source>Meter</source>
        <translation>Wodomierz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Booked before</source>
        <translation>Zaksięgowany przed nim</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Źródło</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Co zrobić</translation>
    </message>
    <message>
        <source>What it measures</source>
        <translation>Rodzaj</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Miejsce</translation>
    </message>
    <message>
        <source>Legalisation until</source>
        <translation>Legalizacja do</translation>
    </message>
</context>
</TS>
