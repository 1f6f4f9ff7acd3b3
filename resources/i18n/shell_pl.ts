<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en_US">
<context>
    <name>CrashDialog</name>
    <message>
        <source>The program made an error</source>
        <translation>Wystąpił błąd programu</translation>
    </message>
    <message>
        <source>What was saved is safe. You can work on; if it happens again, send this report to the administrator. It holds places in the program only, no data of customers.</source>
        <translation>To, co zapisano, jest bezpieczne. Możesz pracować dalej; jeśli błąd się powtórzy, wyślij ten raport administratorowi. Zawiera tylko miejsca w programie, żadnych danych klientów.</translation>
    </message>
    <message>
        <source>Program error</source>
        <translation>Błąd programu</translation>
    </message>
    <message>
        <source>Report without personal data</source>
        <translation>Raport bez danych osobowych</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Kopiuj raport</translation>
    </message>
    <message>
        <source>Work on</source>
        <translation>Pracuj dalej</translation>
    </message>
</context>
<context>
    <name>CustomerMenu</name>
    <message>
        <source>Pages of this customer</source>
        <translation>Strony tego klienta</translation>
    </message>
    <message>
        <source>1  Account</source>
        <translation>1  Konto</translation>
    </message>
    <message>
        <source>2  e-BOK</source>
        <translation>2  e-BOK</translation>
    </message>
    <message>
        <source>3  Office</source>
        <translation>3  Biuro</translation>
    </message>
</context>
<context>
    <name>CustomerView</name>
    <message>
        <source>Customer's pages</source>
        <translation>Strony klienta</translation>
    </message>
    <message>
        <source>Read the card again</source>
        <translation>Odczytaj kartę ponownie</translation>
    </message>
</context>
<context>
    <name>CustomersArea</name>
    <message>
        <source>Open customers</source>
        <translation>Otwarci klienci</translation>
    </message>
    <message>
        <source>No customer is open. Press F3 and type a name, an address, an Id, a meter or an invoice number.</source>
        <translation>Żaden klient nie jest otwarty. Naciśnij F3 i wpisz nazwisko, adres, Id, numer licznika lub faktury.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Szukaj</translation>
    </message>
    <message>
        <source>This customer is no longer there. Search again.</source>
        <translation>Tego klienta już nie ma. Wyszukaj ponownie.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Zamknij bez zapisania</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>The database holds no Okienko yet. Tell the administrator.</source>
        <translation>W tej bazie nie ma jeszcze Okienka. Powiadom administratora.</translation>
    </message>
    <message>
        <source>The database is older than this program. Tell the administrator to bring it up to date.</source>
        <translation>Baza jest starsza niż ten program. Powiadom administratora, żeby ją zaktualizował.</translation>
    </message>
    <message>
        <source>The server can't be reached. Check the network, then try again.</source>
        <translation>Nie można połączyć się z serwerem. Sprawdź sieć i spróbuj ponownie.</translation>
    </message>
    <message>
        <source>The connection to the server was lost. What you typed is kept.</source>
        <translation>Utracono połączenie z serwerem. To, co wpisano, jest zachowane.</translation>
    </message>
    <message>
        <source>The server is just starting. Try again in a moment.</source>
        <translation>Serwer właśnie się uruchamia. Spróbuj za chwilę.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation>Serwer nie odpowiedział na czas. Spróbuj ponownie.</translation>
    </message>
    <message>
        <source>Another desk is saving the same thing just now. Try again.</source>
        <translation>Inne stanowisko zapisuje właśnie to samo. Spróbuj ponownie.</translation>
    </message>
    <message>
        <source>The server has no free connection. Try again in a moment.</source>
        <translation>Serwer nie ma wolnych połączeń. Spróbuj za chwilę.</translation>
    </message>
    <message>
        <source>The server's disk is full. Tell the administrator.</source>
        <translation>Na serwerze zabrakło miejsca na dysku. Powiadom administratora.</translation>
    </message>
    <message>
        <source>Your role does not allow this. A supervisor can do it.</source>
        <translation>Twoja rola na to nie pozwala. Może to zrobić kierownik.</translation>
    </message>
    <message>
        <source>The server takes no changes just now. Try again later.</source>
        <translation>Serwer nie przyjmuje teraz zmian. Spróbuj później.</translation>
    </message>
    <message>
        <source>Wrong login or password, or the login is disabled.</source>
        <translation>Niepoprawny login lub hasło albo konto jest wyłączone.</translation>
    </message>
    <message>
        <source>There is no such database on this server. Tell the administrator.</source>
        <translation>Na tym serwerze nie ma takiej bazy danych. Powiadom administratora.</translation>
    </message>
    <message>
        <source>The server's certificate can't be trusted. Tell the administrator.</source>
        <translation>Certyfikat serwera nie jest zaufany. Powiadom administratora.</translation>
    </message>
    <message>
        <source>The server's address is written wrongly. Tell the administrator.</source>
        <translation>Adres serwera jest zapisany błędnie. Powiadom administratora.</translation>
    </message>
    <message>
        <source>The database is newer than this program. Install the new version.</source>
        <translation>Baza danych jest nowsza niż ten program. Zainstaluj nową wersję.</translation>
    </message>
    <message>
        <source>The database server can't be started on this computer.</source>
        <translation>Na tym komputerze nie można uruchomić serwera bazy danych.</translation>
    </message>
    <message>
        <source>This installation is damaged (database driver). Install it again.</source>
        <translation>Ta instalacja jest uszkodzona (sterownik bazy). Zainstaluj program ponownie.</translation>
    </message>
    <message>
        <source>No server is set on this computer. Tell the administrator.</source>
        <translation>Na tym komputerze nie ustawiono serwera. Powiadom administratora.</translation>
    </message>
    <message>
        <source>Another desk was first: the data has changed. Look at it again before you save.</source>
        <translation>Inne stanowisko było pierwsze: dane się zmieniły. Sprawdź je przed zapisaniem.</translation>
    </message>
    <message>
        <source>This had been saved before; nothing was stored twice.</source>
        <translation>To zostało już zapisane; nic nie zapisano podwójnie.</translation>
    </message>
    <message>
        <source>This text holds a sign that can't be stored. Delete it and save again.</source>
        <translation>Ten tekst zawiera znak, którego nie da się zapisać. Usuń go i zapisz ponownie.</translation>
    </message>
    <message>
        <source>This can't be saved: a rule forbids it (%1).</source>
        <translation>Nie można tego zapisać: zabrania tego reguła (%1).</translation>
    </message>
    <message>
        <source>The program made an error. Your data is safe; details are in the report.</source>
        <translation>Wystąpił błąd programu. Dane są bezpieczne, szczegóły są w raporcie.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>%1, without interest</source>
        <translation>%1, bez odsetek</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message numerus="yes">
        <source>%n failed verification(s) today</source>
        <translation>
            <numerusform>%n nieudana weryfikacja dziś</numerusform>
            <numerusform>%n nieudane weryfikacje dziś</numerusform>
            <numerusform>%n nieudanych weryfikacji dziś</numerusform>
        </translation>
    </message>
    <message>
        <source>complaint: answer by %1</source>
        <translation>reklamacja: odpowiedź do %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n nieprzeczytana wiadomość</numerusform>
            <numerusform>%n nieprzeczytane wiadomości</numerusform>
            <numerusform>%n nieprzeczytanych wiadomości</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of data to decide</source>
        <translation>
            <numerusform>%n zmiana danych do decyzji</numerusform>
            <numerusform>%n zmiany danych do decyzji</numerusform>
            <numerusform>%n zmian danych do decyzji</numerusform>
        </translation>
    </message>
    <message>
        <source>e-mail is returned</source>
        <translation>e-mail wraca</translation>
    </message>
    <message>
        <source>e-BOK blocked</source>
        <translation>e-BOK zablokowany</translation>
    </message>
    <message numerus="yes">
        <source>legalisation expired: %n meter(s)</source>
        <translation>
            <numerusform>legalizacja minęła: %n licznik</numerusform>
            <numerusform>legalizacja minęła: %n liczniki</numerusform>
            <numerusform>legalizacja minęła: %n liczników</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 overdue</source>
        <translation>%1: %2 po terminie</translation>
    </message>
    <message>
        <source>balance after the caller is verified</source>
        <translation>saldo po weryfikacji rozmówcy</translation>
    </message>
    <message>
        <source>legalisation until %1</source>
        <translation>legalizacja do %1</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>%1: the commune's fee</source>
        <translation>%1: opłatę prowadzi Gmina</translation>
    </message>
    <message>
        <source>%1: to pay %2</source>
        <translation>%1: do zapłaty %2</translation>
    </message>
    <message>
        <source>%1: overpaid %2</source>
        <translation>%1: nadpłata %2</translation>
    </message>
    <message>
        <source>%1: settled</source>
        <translation>%1: rozliczone</translation>
    </message>
</context>
<context>
    <name>HitPopup</name>
    <message>
        <source>Customers found</source>
        <translation>Znalezieni klienci</translation>
    </message>
    <message>
        <source>Nobody found. Try fewer words, the customer Id, a meter number or an address.</source>
        <translation>Nikogo nie znaleziono. Spróbuj mniej słów, Id klienta, numeru licznika lub adresu.</translation>
    </message>
    <message>
        <source>Only the best hits are shown. Add a first name, a street or a number.</source>
        <translation>Pokazano najlepsze trafienia. Dopisz imię, ulicę lub numer.</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>Szukam...</translation>
    </message>
    <message>
        <source>Press Enter to search again.</source>
        <translation>Naciśnij Enter, aby szukać ponownie.</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>Keys</source>
        <translation>Klawisze</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>Zawęź listę</translation>
    </message>
    <message>
        <source>Arrow keys move in lists and menus, Enter opens, Esc goes back, Tab goes to the next field.</source>
        <translation>Strzałki przesuwają w listach i menu, Enter otwiera, Esc wraca, Tab przechodzi do następnego pola.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Polecenie</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupa</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Klawisz</translation>
    </message>
</context>
<context>
    <name>LockView</name>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Hasło</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Odblokuj</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Wyloguj</translation>
    </message>
    <message>
        <source>The window is locked</source>
        <translation>Okno jest zablokowane</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Wpisz hasło.</translation>
    </message>
    <message>
        <source>Signed in: %1. Cards and what was typed are kept.</source>
        <translation>Zalogowano: %1. Karty i wpisane dane są zachowane.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>F1 keys   ·   F3 search   ·   Ctrl+K commands   ·   F9 caller, answers, note</source>
        <translation>F1 klawisze   ·   F3 szukaj   ·   Ctrl+K polecenia   ·   F9 rozmówca, odpowiedzi, notatka</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Komunikaty</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Zamknij komunikat</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Przerwij</translation>
    </message>
    <message>
        <source>Waiting for the server...</source>
        <translation>Czekam na serwer...</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Retry</source>
        <translation>Ponów</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Polecenia</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Co chcesz zrobić?</translation>
    </message>
    <message>
        <source>Name of a command</source>
        <translation>Nazwa polecenia</translation>
    </message>
    <message>
        <source>No such command. Try another word.</source>
        <translation>Nie ma takiego polecenia. Spróbuj innego słowa.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Polecenie</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupa</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Klawisz</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Sign out without saving</source>
        <translation>Wyloguj bez zapisania</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>Zakończ bez zapisania</translation>
    </message>
    <message>
        <source>Connected again; what is open was read anew.</source>
        <translation>Połączenie wróciło; otwarte karty odczytano ponownie.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search for a customer</source>
        <translation>Szukaj klienta</translation>
    </message>
    <message>
        <source>Search: name, address, Id, invoice, meter, bank account, phone...</source>
        <translation>Szukaj: nazwisko, adres, Id, faktura, licznik, NRB, telefon...</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Server</source>
        <translation>Serwer</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Login</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Hasło</translation>
    </message>
    <message>
        <source>&amp;Remember the password on this computer</source>
        <translation>&amp;Zapamiętaj hasło na tym komputerze</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Zaloguj</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Przerwij</translation>
    </message>
    <message>
        <source>Customer office: water and waste</source>
        <translation>Biuro obsługi klienta: woda i odpady</translation>
    </message>
    <message>
        <source>Type your login.</source>
        <translation>Wpisz login.</translation>
    </message>
    <message>
        <source>Connecting...</source>
        <translation>Łączenie...</translation>
    </message>
    <message>
        <source>The demonstration is being prepared. If its town has to be made anew, this takes about a minute.</source>
        <translation>Przygotowuję demonstrację. Jeżeli miasto trzeba zrobić na nowo, trwa to około minuty.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Wpisz hasło.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Connection with the server</source>
        <translation>Połączenie z serwerem</translation>
    </message>
    <message>
        <source>Menu of the clerk %1</source>
        <translation>Menu pracownika %1</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>połączono</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>brak połączenia</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>This cannot be done just now: {command}.</source>
        <translation>Teraz tego nie można zrobić: {command}.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Biuro</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Okno</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Klienci</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Wygląd</translation>
    </message>
    <message>
        <source>Search for a customer</source>
        <translation>Szukaj klienta</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Wszystkie polecenia</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Klawisze</translation>
    </message>
    <message>
        <source>Do what the message offers (undo, retry)</source>
        <translation>Wykonaj to, co proponuje komunikat (cofnij, ponów)</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Zamknij komunikat</translation>
    </message>
    <message>
        <source>Close the customer</source>
        <translation>Zamknij klienta</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>Następny klient</translation>
    </message>
    <message>
        <source>Customer before</source>
        <translation>Poprzedni klient</translation>
    </message>
    <message>
        <source>Caller, answers and note: fold or open</source>
        <translation>Rozmówca, odpowiedzi, notatka: zwiń lub rozwiń</translation>
    </message>
    <message>
        <source>Into the page</source>
        <translation>Przejdź do strony</translation>
    </message>
    <message>
        <source>Into the customer's menu</source>
        <translation>Przejdź do menu klienta</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Większy tekst</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Mniejszy tekst</translation>
    </message>
    <message>
        <source>Text as usual (100 %)</source>
        <translation>Tekst zwykły (100 %)</translation>
    </message>
    <message>
        <source>Look as the system has it</source>
        <translation>Wygląd jak w systemie</translation>
    </message>
    <message>
        <source>Light look</source>
        <translation>Wygląd jasny</translation>
    </message>
    <message>
        <source>Dark look</source>
        <translation>Wygląd ciemny</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Wysoki kontrast</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Zablokuj okno</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Wyloguj</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Zakończ program</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>declaration</source>
        <translation>oświadczenie</translation>
    </message>
    <message>
        <source>January</source>
        <translation>styczeń</translation>
    </message>
    <message>
        <source>February</source>
        <translation>luty</translation>
    </message>
    <message>
        <source>March</source>
        <translation>marzec</translation>
    </message>
    <message>
        <source>April</source>
        <translation>kwiecień</translation>
    </message>
    <message>
        <source>May</source>
        <translation>maj</translation>
    </message>
    <message>
        <source>June</source>
        <translation>czerwiec</translation>
    </message>
    <message>
        <source>July</source>
        <translation>lipiec</translation>
    </message>
    <message>
        <source>August</source>
        <translation>sierpień</translation>
    </message>
    <message>
        <source>September</source>
        <translation>wrzesień</translation>
    </message>
    <message>
        <source>October</source>
        <translation>październik</translation>
    </message>
    <message>
        <source>November</source>
        <translation>listopad</translation>
    </message>
    <message>
        <source>December</source>
        <translation>grudzień</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>sty</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>lut</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>mar</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>kwi</translation>
    </message>
    <message>
        <source>May (short)</source>
        <translation>maj</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>cze</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>lip</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>sie</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>wrz</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>paź</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>lis</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>gru</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>poniedziałek</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>wtorek</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>środa</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>czwartek</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>piątek</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>sobota</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>niedziela</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Woda</translation>
    </message>
    <message>
        <source>Waste</source>
        <translation>Wywozy</translation>
    </message>
    <message>
        <source>person</source>
        <translation>osoba</translation>
    </message>
    <message>
        <source>company</source>
        <translation>firma</translation>
    </message>
    <message>
        <source>housing community</source>
        <translation>wspólnota</translation>
    </message>
    <message>
        <source>property manager</source>
        <translation>zarządca</translation>
    </message>
    <message>
        <source>Civil Code</source>
        <translation>Kodeks cywilny</translation>
    </message>
    <message>
        <source>commercial transactions</source>
        <translation>transakcje handlowe</translation>
    </message>
    <message>
        <source>Tax Ordinance</source>
        <translation>Ordynacja podatkowa</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>brak konta</translation>
    </message>
    <message>
        <source>waiting for activation</source>
        <translation>czeka na aktywację</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktywne</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>zablokowane</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>zamknięte</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>telefon</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>telefonicznie</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>osobiście</translation>
    </message>
    <message>
        <source>own work</source>
        <translation>praca własna</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>saldo</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>odczyt</translation>
    </message>
    <message>
        <source>document</source>
        <translation>dokument</translation>
    </message>
    <message>
        <source>complaint</source>
        <translation>reklamacja</translation>
    </message>
    <message>
        <source>failure</source>
        <translation>awaria</translation>
    </message>
    <message>
        <source>waste pickup</source>
        <translation>wywóz</translation>
    </message>
    <message>
        <source>personal data</source>
        <translation>dane</translation>
    </message>
    <message>
        <source>general information only</source>
        <translation>tylko informacje ogólne</translation>
    </message>
    <message>
        <source>readings and pickups</source>
        <translation>odczyty i wywozy</translation>
    </message>
    <message>
        <source>balance and documents</source>
        <translation>saldo i dokumenty</translation>
    </message>
    <message>
        <source>change of data</source>
        <translation>zmiana danych</translation>
    </message>
    <message>
        <source>customer Id</source>
        <translation>Id klienta</translation>
    </message>
    <message>
        <source>number of a recent invoice</source>
        <translation>nr ostatniej faktury</translation>
    </message>
    <message>
        <source>last digits of PESEL</source>
        <translation>końcówka PESEL</translation>
    </message>
    <message>
        <source>name and address</source>
        <translation>nazwisko i adres</translation>
    </message>
    <message>
        <source>amount of the last invoice</source>
        <translation>kwota ostatniej faktury</translation>
    </message>
    <message>
        <source>meter number</source>
        <translation>nr wodomierza</translation>
    </message>
    <message>
        <source>last payment</source>
        <translation>ostatnia wpłata</translation>
    </message>
    <message>
        <source>e-mail address on file</source>
        <translation>e-mail z kartoteki</translation>
    </message>
    <message>
        <source>identity document shown</source>
        <translation>okazany dokument</translation>
    </message>
    <message>
        <source>called back at the number on file</source>
        <translation>oddzwonienie na nr z kartoteki</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>faktura</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>korekta</translation>
    </message>
    <message>
        <source>interest</source>
        <translation>odsetki</translation>
    </message>
    <message>
        <source>refund of an overpayment</source>
        <translation>zwrot nadpłaty</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>wpłata</translation>
    </message>
    <message>
        <source>debt written off</source>
        <translation>umorzenie</translation>
    </message>
    <message>
        <source>transfer between accounts</source>
        <translation>przeksięgowanie</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>sporna</translation>
    </message>
    <message>
        <source>instalments</source>
        <translation>raty/ugoda</translation>
    </message>
    <message>
        <source>court or bailiff</source>
        <translation>sąd/komornik</translation>
    </message>
    <message>
        <source>bankruptcy</source>
        <translation>upadłość</translation>
    </message>
    <message>
        <source>disconnection</source>
        <translation>odcięcie</translation>
    </message>
    <message>
        <source>death of the customer</source>
        <translation>zgon</translation>
    </message>
    <message>
        <source>time-barred</source>
        <translation>przedawniona</translation>
    </message>
    <message>
        <source>main meter</source>
        <translation>główny</translation>
    </message>
    <message>
        <source>sub-meter</source>
        <translation>podlicznik</translation>
    </message>
    <message>
        <source>garden meter</source>
        <translation>ogrodowy</translation>
    </message>
    <message>
        <source>deduction meter</source>
        <translation>odliczający</translation>
    </message>
    <message>
        <source>combined meter</source>
        <translation>sprzężony</translation>
    </message>
    <message>
        <source>hot water</source>
        <translation>ciepła woda</translation>
    </message>
    <message>
        <source>cold water</source>
        <translation>zimna woda</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>zgłoszony</translation>
    </message>
    <message>
        <source>reported, estimate to be corrected</source>
        <translation>zgłoszony - do korekty szacunku</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>zaksięgowany</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>odrzucony</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>wycofany</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>telefon</translation>
    </message>
    <message>
        <source>collector</source>
        <translation>inkasent</translation>
    </message>
    <message>
        <source>radio</source>
        <translation>radio</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>szacunkowy</translation>
    </message>
    <message>
        <source>installation</source>
        <translation>montaż</translation>
    </message>
    <message>
        <source>removal</source>
        <translation>demontaż</translation>
    </message>
    <message>
        <source>import</source>
        <translation>import</translation>
    </message>
    <message>
        <source>VAT invoice, water</source>
        <translation>faktura VAT woda</translation>
    </message>
    <message>
        <source>VAT invoice, waste</source>
        <translation>faktura VAT odpady</translation>
    </message>
    <message>
        <source>other sale</source>
        <translation>sprzedaż pozostała</translation>
    </message>
    <message>
        <source>correcting invoice</source>
        <translation>korekta</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>demand for payment</source>
        <translation>wezwanie do zapłaty</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>zapłacona</translation>
    </message>
    <message>
        <source>paid in part</source>
        <translation>częściowo</translation>
    </message>
    <message>
        <source>to pay</source>
        <translation>do zapłaty</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>po terminie</translation>
    </message>
    <message>
        <source>all documents</source>
        <translation>wszystkie dokumenty</translation>
    </message>
    <message>
        <source>VAT invoices, water and waste</source>
        <translation>faktura VAT woda/odpady</translation>
    </message>
    <message>
        <source>other sales</source>
        <translation>sprzedaż pozostała</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>korekty</translation>
    </message>
    <message>
        <source>notes and demands</source>
        <translation>noty i wezwania</translation>
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
        <source>bank account</source>
        <translation>rachunek</translation>
    </message>
    <message>
        <source>object card</source>
        <translation>karta obiektu</translation>
    </message>
    <message>
        <source>meter</source>
        <translation>licznik</translation>
    </message>
    <message>
        <source>KSeF number</source>
        <translation>nr KSeF</translation>
    </message>
    <message>
        <source>similar spelling</source>
        <translation>podobna pisownia</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>papier</translation>
    </message>
    <message>
        <source>metals and plastics</source>
        <translation>metale i tworzywa</translation>
    </message>
    <message>
        <source>glass</source>
        <translation>szkło</translation>
    </message>
    <message>
        <source>mixed waste</source>
        <translation>zmieszane</translation>
    </message>
    <message>
        <source>bulky waste</source>
        <translation>gabaryty</translation>
    </message>
    <message>
        <source>ash</source>
        <translation>popiół</translation>
    </message>
    <message>
        <source>green waste</source>
        <translation>zielone</translation>
    </message>
    <message>
        <source>textiles</source>
        <translation>tekstylia</translation>
    </message>
    <message>
        <source>electrical waste</source>
        <translation>elektroodpady</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>planowany</translation>
    </message>
    <message>
        <source>picked up</source>
        <translation>odebrano</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>przesunięty</translation>
    </message>
    <message>
        <source>not picked up</source>
        <translation>nie odebrano</translation>
    </message>
    <message>
        <source>reported as not picked up</source>
        <translation>zgłoszono brak odbioru</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dzień</numerusform>
            <numerusform>%n dni</numerusform>
            <numerusform>%n dni</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Verify the caller</source>
        <translation>Weryfikuj rozmówcę</translation>
    </message>
    <message>
        <source>Parts of the office</source>
        <translation>Działy biura</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Klienci</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message numerus="yes">
        <source>No more than %n character(s) fit here; the rest was left out.</source>
        <translation>
            <numerusform>Mieści się tu najwyżej %n znak, reszta została pominięta.</numerusform>
            <numerusform>Mieszczą się tu najwyżej %n znaki, reszta została pominięta.</numerusform>
            <numerusform>Mieści się tu najwyżej %n znaków, reszta została pominięta.</numerusform>
        </translation>
    </message>
</context>
</TS>
