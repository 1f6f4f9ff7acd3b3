<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Portal</name>
    <message>
        <source>no account</source>
        <translation>brak konta</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>oczekujące</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktywne</translation>
    </message>
    <message>
        <source>blocked (account)</source>
        <translation>zablokowane</translation>
    </message>
    <message>
        <source>closed (account)</source>
        <translation>zamknięte</translation>
    </message>
    <message>
        <source>Give a one-time password, print the slip</source>
        <translation>Nadaj hasło jednorazowe i wydrukuj kopertę</translation>
    </message>
    <message>
        <source>The old password stops working at once. The new one stands only on the sealed slip, holds {days} and must be changed at the first sign-in.</source>
        <translation>Dotychczasowe hasło od razu przestaje działać. Nowe jest tylko na kopercie, ważne {days}; przy pierwszym logowaniu trzeba je zmienić.</translation>
    </message>
    <message>
        <source>Cancel the password, send a link</source>
        <translation>Unieważnij hasło i wyślij link</translation>
    </message>
    <message>
        <source>The old password stops working at once. A link to set a new one goes to {email}; the e-mail carries no password.</source>
        <translation>Dotychczasowe hasło od razu przestaje działać. Link do ustawienia nowego idzie na {email}; e-mail nie zawiera hasła.</translation>
    </message>
    <message>
        <source>Block the e-BOK account</source>
        <translation>Zablokuj konto e-BOK</translation>
    </message>
    <message>
        <source>The customer is signed out and can't sign in until you unblock it; links that were sent stop working. The customer is told by e-mail.</source>
        <translation>Klient zostaje wylogowany i nie zaloguje się do odblokowania; wysłane linki przestają działać. Klient dostaje o tym e-mail.</translation>
    </message>
    <message>
        <source>Unblock the e-BOK account</source>
        <translation>Odblokuj konto e-BOK</translation>
    </message>
    <message>
        <source>The customer can sign in again with the password they have; failed sign-ins are counted anew.</source>
        <translation>Klient może się znów zalogować swoim hasłem; błędne próby liczą się od nowa.</translation>
    </message>
    <message>
        <source>Close the e-BOK account</source>
        <translation>Zamknij konto e-BOK</translation>
    </message>
    <message>
        <source>The password is deleted and nobody can sign in. The account can be opened anew later.</source>
        <translation>Hasło zostaje usunięte i nikt się nie zaloguje. Konto można później otworzyć na nowo.</translation>
    </message>
    <message>
        <source>Open the account anew, print the slip</source>
        <translation>Otwórz konto na nowo i wydrukuj kopertę</translation>
    </message>
    <message>
        <source>The account waits for the first sign-in with a one-time password, which stands only on the sealed slip and holds {days}.</source>
        <translation>Konto czeka na pierwsze logowanie hasłem jednorazowym, które jest tylko na kopercie i jest ważne {days}.</translation>
    </message>
    <message>
        <source>Open the account anew, send the activation</source>
        <translation>Otwórz konto na nowo i wyślij aktywację</translation>
    </message>
    <message>
        <source>The account waits until the customer opens the activation link sent to {email}.</source>
        <translation>Konto czeka, aż klient otworzy link aktywacyjny wysłany na {email}.</translation>
    </message>
    <message>
        <source>Change of owner: shut the former one out</source>
        <translation>Zmiana właściciela: odetnij dotychczasowego</translation>
    </message>
    <message>
        <source>The account is blocked, its password and e-mail address are deleted. The new owner gets in with a new one-time password.</source>
        <translation>Konto zostaje zablokowane, jego hasło i adres e-mail usunięte. Nowy właściciel wejdzie dopiero z nowym hasłem jednorazowym.</translation>
    </message>
    <message>
        <source>The password is new: print the slip, it can't be shown again.</source>
        <translation>Hasło nadane: wydrukuj kopertę, drugi raz nie da się jej pokazać.</translation>
    </message>
    <message>
        <source>The old password works no more; a link goes to {email}.</source>
        <translation>Dotychczasowe hasło już nie działa; link idzie na {email}.</translation>
    </message>
    <message>
        <source>The e-BOK account is blocked.</source>
        <translation>Konto e-BOK jest zablokowane.</translation>
    </message>
    <message>
        <source>The e-BOK account is unblocked.</source>
        <translation>Konto e-BOK jest odblokowane.</translation>
    </message>
    <message>
        <source>The e-BOK account is closed.</source>
        <translation>Konto e-BOK jest zamknięte.</translation>
    </message>
    <message>
        <source>The account is open anew: print the slip, it can't be shown again.</source>
        <translation>Konto otwarte na nowo: wydrukuj kopertę, drugi raz nie da się jej pokazać.</translation>
    </message>
    <message>
        <source>The account is open anew; the activation goes to {email}.</source>
        <translation>Konto otwarte na nowo; aktywacja idzie na {email}.</translation>
    </message>
    <message>
        <source>The former owner is shut out of e-BOK.</source>
        <translation>Dotychczasowy właściciel jest odcięty od e-BOK.</translation>
    </message>
    <message>
        <source>account opened</source>
        <translation>konto założone</translation>
    </message>
    <message>
        <source>activated by the customer</source>
        <translation>aktywacja</translation>
    </message>
    <message>
        <source>password reset</source>
        <translation>reset hasła</translation>
    </message>
    <message>
        <source>slip printed</source>
        <translation>wydruk koperty</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>zablokowane</translation>
    </message>
    <message>
        <source>unblocked</source>
        <translation>odblokowane</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>zamknięte</translation>
    </message>
    <message>
        <source>opened anew</source>
        <translation>otwarte na nowo</translation>
    </message>
    <message>
        <source>locked after failed sign-ins</source>
        <translation>blokada czasowa</translation>
    </message>
    <message>
        <source>password changed by the customer</source>
        <translation>zmiana hasła</translation>
    </message>
    <message>
        <source>registration undone</source>
        <translation>rejestracja cofnięta</translation>
    </message>
    <message>
        <source>change of owner</source>
        <translation>zmiana właściciela</translation>
    </message>
    <message>
        <source>e-mail address changed</source>
        <translation>zmiana e-maila</translation>
    </message>
    <message>
        <source>Write why: the reason is kept with the account.</source>
        <translation>Napisz dlaczego: powód zostaje przy koncie.</translation>
    </message>
    <message>
        <source>The reason is too long: at most 1000 characters.</source>
        <translation>Powód jest za długi: najwyżej 1000 znaków.</translation>
    </message>
    <message>
        <source>The customer has no e-BOK account.</source>
        <translation>Klient nie ma konta e-BOK.</translation>
    </message>
    <message>
        <source>The account is closed: open it anew first.</source>
        <translation>Konto jest zamknięte: najpierw otwórz je na nowo.</translation>
    </message>
    <message>
        <source>The account is not closed.</source>
        <translation>Konto nie jest zamknięte.</translation>
    </message>
    <message>
        <source>The account is blocked: unblock it first.</source>
        <translation>Konto jest zablokowane: najpierw je odblokuj.</translation>
    </message>
    <message>
        <source>The account is blocked already.</source>
        <translation>Konto jest już zablokowane.</translation>
    </message>
    <message>
        <source>The account is not blocked.</source>
        <translation>Konto nie jest zablokowane.</translation>
    </message>
    <message>
        <source>The account has no e-mail address: give the password on a slip.</source>
        <translation>Konto nie ma adresu e-mail: nadaj hasło na kopercie.</translation>
    </message>
    <message>
        <source>E-mails to this address come back: give the password on a slip.</source>
        <translation>E-maile na ten adres wracają: nadaj hasło na kopercie.</translation>
    </message>
    <message>
        <source>The customer has an e-BOK account already.</source>
        <translation>Klient ma już konto e-BOK.</translation>
    </message>
    <message>
        <source>too many failed sign-ins</source>
        <translation>za dużo błędnych haseł</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>aktywacja</translation>
    </message>
    <message>
        <source>new password</source>
        <translation>nowe hasło</translation>
    </message>
    <message>
        <source>{kind}: held back since {at}, a supervisor releases it</source>
        <translation>{kind}: wstrzymany od {at}, zwalnia go kierownik</translation>
    </message>
    <message>
        <source>{kind}: waits to be sent since {at}</source>
        <translation>{kind}: czeka na wysłanie od {at}</translation>
    </message>
    <message>
        <source>{kind}: being sent</source>
        <translation>{kind}: właśnie wysyłany</translation>
    </message>
    <message>
        <source>{kind}: sent {at}</source>
        <translation>{kind}: wysłany {at}</translation>
    </message>
    <message>
        <source>{kind}: not certain whether it was sent {at}</source>
        <translation>{kind}: nie wiadomo, czy wysłany {at}</translation>
    </message>
    <message>
        <source>{kind}: could not be delivered</source>
        <translation>{kind}: nie udało się doręczyć</translation>
    </message>
    <message>
        <source>{kind}: not sent</source>
        <translation>{kind}: nie wysłany</translation>
    </message>
    <message>
        <source>{kind}: cancelled</source>
        <translation>{kind}: anulowany</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dzień</numerusform>
            <numerusform>%n dni</numerusform>
            <numerusform>%n dni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>until {at}, after %n failed sign-in(s)</source>
        <translation>
            <numerusform>do {at}, po %n błędnej próbie</numerusform>
            <numerusform>do {at}, po %n błędnych próbach</numerusform>
            <numerusform>do {at}, po %n błędnych próbach</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no; %n failed sign-in(s) counted</source>
        <translation>
            <numerusform>nie; policzono %n błędną próbę</numerusform>
            <numerusform>nie; policzono %n błędne próby</numerusform>
            <numerusform>nie; policzono %n błędnych prób</numerusform>
        </translation>
    </message>
    <message>
        <source>one-time, holds until {at}</source>
        <translation>jednorazowe, ważne do {at}</translation>
    </message>
    <message>
        <source>chosen by the customer</source>
        <translation>własne klienta</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>usunięte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>none: the customer sets one by the link in the e-mail</source>
        <translation>brak: klient ustawi je linkiem z e-maila</translation>
    </message>
    <message>
        <source>{state} since {at}, {who}</source>
        <translation>{state} od {at}, {who}</translation>
    </message>
    <message>
        <source>the customer in e-BOK</source>
        <translation>klient w e-BOK</translation>
    </message>
    <message>
        <source>the link holds until {at}</source>
        <translation>link ważny do {at}</translation>
    </message>
    <message>
        <source>This customer's invoices are electronic: agree with the customer on paper ones.</source>
        <translation>Ten klient ma faktury elektroniczne: uzgodnij z nim papierowe.</translation>
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
        <source>Then it was</source>
        <translation>Potem</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Kto</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Dlaczego</translation>
    </message>
</context>
<context>
    <name>Registration</name>
    <message>
        <source>Nothing stands against it: these data register the customer.</source>
        <translation>Nic nie stoi na przeszkodzie: z tymi danymi rejestracja się udaje.</translation>
    </message>
    <message>
        <source>Have the customer try again with exactly these data, or register here by the invoice.</source>
        <translation>Niech klient spróbuje jeszcze raz dokładnie z tymi danymi albo zarejestruj go tutaj numerem faktury.</translation>
    </message>
    <message>
        <source>Nobody has this customer number.</source>
        <translation>Nikt nie ma takiego numeru klienta.</translation>
    </message>
    <message>
        <source>Ask for the "Id" on the invoice, digit by digit. On the web it may be left empty.</source>
        <translation>Poproś o „Id” z faktury, cyfra po cyfrze. W internecie można zostawić je puste.</translation>
    </message>
    <message>
        <source>There is no invoice of this number.</source>
        <translation>Nie ma faktury o takim numerze.</translation>
    </message>
    <message>
        <source>Ask for the number at the head of the invoice, not the KSeF number nor the bank account.</source>
        <translation>Poproś o numer z nagłówka faktury, nie numer KSeF ani rachunek.</translation>
    </message>
    <message>
        <source>The invoice is there, but it is somebody else's.</source>
        <translation>Faktura jest, ale kogoś innego.</translation>
    </message>
    <message>
        <source>Ask for an invoice issued to this customer. Never tell whose the other one is.</source>
        <translation>Poproś o fakturę wystawioną na tego klienta. Nie mów, czyja jest tamta.</translation>
    </message>
    <message>
        <source>Invoice {invoice} of {issued} is too old: only the last {last} of an object count.</source>
        <translation>Faktura {invoice} z {issued} jest za stara: liczą się tylko ostatnie {last} danego obiektu.</translation>
    </message>
    <message>
        <source>Ask for one of the last {last} invoices.</source>
        <translation>Poproś o jedną z ostatnich {last} faktur.</translation>
    </message>
    <message>
        <source>Invoice {invoice} was corrected since, by {correction}.</source>
        <translation>Faktura {invoice} została potem skorygowana: {correction}.</translation>
    </message>
    <message>
        <source>Ask for a newer invoice, or for number and amount of the correction.</source>
        <translation>Poproś o nowszą fakturę albo o numer i kwotę korekty.</translation>
    </message>
    <message>
        <source>The amount is the net one; the gross one is asked for.</source>
        <translation>Podano kwotę netto, a potrzebna jest brutto.</translation>
    </message>
    <message>
        <source>Have the customer type the amount "razem brutto" of the invoice.</source>
        <translation>Niech klient wpisze z faktury kwotę „razem brutto”.</translation>
    </message>
    <message>
        <source>The amount is not the gross amount of this invoice.</source>
        <translation>To nie jest kwota brutto tej faktury.</translation>
    </message>
    <message>
        <source>Have the customer type the amount "razem brutto"; "do zapłaty" may hold arrears or an overpayment.</source>
        <translation>Niech klient wpisze kwotę „razem brutto”; „do zapłaty” może zawierać zaległość albo nadpłatę.</translation>
    </message>
    <message>
        <source>The name differs from the one on file: {how}.</source>
        <translation>Nazwa różni się od tej w kartotece: {how}.</translation>
    </message>
    <message>
        <source>Have the customer type the name exactly as it stands on the invoice.</source>
        <translation>Niech klient wpisze nazwę dokładnie tak, jak jest na fakturze.</translation>
    </message>
    <message>
        <source>The customer has an active e-BOK account, with the e-mail address {email}.</source>
        <translation>Klient ma aktywne konto e-BOK, z adresem e-mail {email}.</translation>
    </message>
    <message>
        <source>Have them sign in with the login {number}; a forgotten password is reset on page 1.3 once they are verified.</source>
        <translation>Niech się zaloguje loginem {number}; zapomniane hasło zresetujesz na stronie 1.3 po weryfikacji.</translation>
    </message>
    <message>
        <source>An account waits to be activated; its e-mail address is {email}.</source>
        <translation>Konto czeka na aktywację; jego adres e-mail to {email}.</translation>
    </message>
    <message>
        <source>Have them look for the activation e-mail, or send another one from page 1.3.</source>
        <translation>Niech poszuka e-maila z aktywacją albo wyślij następny ze strony 1.3.</translation>
    </message>
    <message>
        <source>The customer's e-BOK account is blocked.</source>
        <translation>Konto e-BOK klienta jest zablokowane.</translation>
    </message>
    <message>
        <source>Page 1.3 tells by whom and why; unblock it there once the customer is verified.</source>
        <translation>Strona 1.3 mówi, kto i dlaczego zablokował; tam odblokujesz po weryfikacji.</translation>
    </message>
    <message>
        <source>The customer had an e-BOK account, it is closed.</source>
        <translation>Klient miał konto e-BOK, jest zamknięte.</translation>
    </message>
    <message>
        <source>Open it anew on page 1.3 once the customer is verified.</source>
        <translation>Otwórz je na nowo na stronie 1.3 po weryfikacji.</translation>
    </message>
    <message>
        <source>No invoice number was typed.</source>
        <translation>Nie wpisano numeru faktury.</translation>
    </message>
    <message>
        <source>Ask for the number of one of the last invoices.</source>
        <translation>Poproś o numer jednej z ostatnich faktur.</translation>
    </message>
    <message>
        <source>What was typed as the amount is no amount.</source>
        <translation>To, co wpisano jako kwotę, nie jest kwotą.</translation>
    </message>
    <message>
        <source>Type it as 123,45.</source>
        <translation>Wpisz ją jako 123,45.</translation>
    </message>
    <message>
        <source>only by the legal form ("Sp. z o.o.")</source>
        <translation>tylko formą prawną („Sp. z o.o.”)</translation>
    </message>
    <message>
        <source>only by spaces</source>
        <translation>tylko odstępami</translation>
    </message>
    <message>
        <source>by a few letters</source>
        <translation>kilkoma literami</translation>
    </message>
    <message>
        <source>it is another name</source>
        <translation>to inna nazwa</translation>
    </message>
    <message>
        <source>Ask for the customer number: at the phone it is the third fact.</source>
        <translation>Poproś o numer klienta: przy telefonie to trzecia informacja.</translation>
    </message>
    <message>
        <source>Type the number of the invoice.</source>
        <translation>Wpisz numer faktury.</translation>
    </message>
    <message>
        <source>Type the gross amount of the invoice.</source>
        <translation>Wpisz kwotę brutto faktury.</translation>
    </message>
    <message>
        <source>Type the e-mail address the activation goes to.</source>
        <translation>Wpisz adres e-mail, na który pójdzie aktywacja.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>To nie jest adres e-mail.</translation>
    </message>
    <message>
        <source>Too many failed tries for this customer today: only with a document at the counter, or by a declaration.</source>
        <translation>Za dużo nieudanych prób dla tego klienta dzisiaj: już tylko z dokumentem przy okienku albo oświadczeniem.</translation>
    </message>
    <message>
        <source>The customer has an e-BOK account already.</source>
        <translation>Klient ma już konto e-BOK.</translation>
    </message>
    <message>
        <source>„The data could not be confirmed. Please check them on one of the last invoices, or come to the office with a document.”</source>
        <translation>„Danych nie udało się potwierdzić. Proszę sprawdzić je na jednej z ostatnich faktur albo przyjść do biura z dokumentem.”</translation>
    </message>
    <message>
        <source>„An e-mail with an activation link goes to the address you gave. Please open it to set a password.”</source>
        <translation>„Na podany adres e-mail wysyłamy link aktywacyjny. Proszę go otworzyć i ustawić hasło.”</translation>
    </message>
    <message>
        <source>The amount was read as {amount}.</source>
        <translation>Kwotę odczytano jako {amount}.</translation>
    </message>
    <message>
        <source>The e-mail address stands on file.</source>
        <translation>Adres e-mail jest w kartotece.</translation>
    </message>
    <message>
        <source>The e-mail address does not stand on file.</source>
        <translation>Adresu e-mail nie ma w kartotece.</translation>
    </message>
    <message>
        <source>The account waits for activation, the login is {login}.</source>
        <translation>Konto czeka na aktywację, login to {login}.</translation>
    </message>
    <message>
        <source>The activation link goes to {email}; whoever is on file is told of it.</source>
        <translation>Link aktywacyjny idzie na {email}; adres z kartoteki dostaje o tym wiadomość.</translation>
    </message>
    <message>
        <source>Another customer has the same e-mail address: ask whether it is shared.</source>
        <translation>Ten sam adres e-mail ma inny klient: zapytaj, czy to wspólny adres.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
</context>
<context>
    <name>OfficeRegistrationPage</name>
    <message>
        <source>Registration</source>
        <translation>Rejestracja</translation>
    </message>
    <message>
        <source>For you only: the exact reason</source>
        <translation>Tylko dla Ciebie: dokładna przyczyna</translation>
    </message>
    <message>
        <source>Open the customer's e-BOK account (1.3)</source>
        <translation>Otwórz konto e-BOK klienta (1.3)</translation>
    </message>
    <message>
        <source>This may be said to the caller</source>
        <translation>To wolno powiedzieć rozmówcy</translation>
    </message>
    <message>
        <source>Whatever was wrong, the sentence is the same: a caller who is not verified learns nothing by trying.</source>
        <translation>Zdanie jest takie samo, cokolwiek było źle: rozmówca, który nie jest zweryfikowany, niczego się nie dowie, próbując.</translation>
    </message>
    <message>
        <source>The account is open, the activation goes out by e-mail.</source>
        <translation>Konto założone, aktywacja wychodzi e-mailem.</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>Jeszcze o nic nie zapytano.</translation>
    </message>
</context>
<context>
    <name>PortalPage</name>
    <message>
        <source>The e-BOK account is shown once the caller is verified (balance level).</source>
        <translation>Konto e-BOK widać po weryfikacji rozmówcy (poziom salda).</translation>
    </message>
    <message>
        <source>Reading the e-BOK account ...</source>
        <translation>Wczytuję konto e-BOK ...</translation>
    </message>
    <message>
        <source>The customer has no e-BOK account: register from a declaration, or by an invoice at the phone.</source>
        <translation>Klient nie ma konta e-BOK: zarejestruj go z oświadczenia albo, przez telefon, numerem faktury.</translation>
    </message>
    <message>
        <source>What happened to the account</source>
        <translation>Co działo się z kontem</translation>
    </message>
    <message>
        <source>New declaration</source>
        <translation>Nowe oświadczenie</translation>
    </message>
    <message>
        <source>Customer's view</source>
        <translation>Widok klienta</translation>
    </message>
    <message>
        <source>Why can't they register</source>
        <translation>Dlaczego nie może się zarejestrować</translation>
    </message>
    <message>
        <source>Register by an invoice</source>
        <translation>Rejestracja numerem faktury</translation>
    </message>
    <message>
        <source>The slip with the one-time password is not printed: its password would be lost.</source>
        <translation>Koperta z hasłem jednorazowym nie jest wydrukowana: hasło przepadłoby.</translation>
    </message>
    <message>
        <source>e-BOK account</source>
        <translation>Konto e-BOK</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>taken back: {reason}</source>
        <translation>cofnięte: {reason}</translation>
    </message>
</context>
<context>
    <name>PortalMenu</name>
    <message>
        <source>e-BOK account</source>
        <translation>konto e-BOK</translation>
    </message>
</context>
<context>
    <name>PortalActs</name>
    <message>
        <source>What can be done</source>
        <translation>Co można zrobić</translation>
    </message>
    <message>
        <source>e.g. the slip was lost; asked in person</source>
        <translation>np. zgubiona koperta; prosi osobiście</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Changes are made after calling back the number on file, or in person.</source>
        <translation>Zmian dokonuje się po oddzwonieniu na numer z kartoteki albo osobiście.</translation>
    </message>
</context>
<context>
    <name>ClientView</name>
    <message>
        <source>The account is {state}: the customer can't sign in now and would see this afterwards.</source>
        <translation>Konto jest {state}: klient teraz się nie zaloguje, a to zobaczyłby potem.</translation>
    </message>
    <message>
        <source>Customer's view</source>
        <translation>Widok klienta</translation>
    </message>
    <message>
        <source>The customer has no account: e-BOK would look like this once they are registered.</source>
        <translation>Klient nie ma konta: tak wyglądałby e-BOK po rejestracji.</translation>
    </message>
    <message>
        <source>VIEW ONLY</source>
        <translation>TYLKO PODGLĄD</translation>
    </message>
    <message>
        <source>Back to the account</source>
        <translation>Wróć do konta</translation>
    </message>
    <message>
        <source>Reading what the customer sees ...</source>
        <translation>Wczytuję to, co widzi klient ...</translation>
    </message>
    <message>
        <source>Menu of e-BOK</source>
        <translation>Menu e-BOK</translation>
    </message>
    <message>
        <source>1  Account</source>
        <translation>1  Konto</translation>
    </message>
    <message>
        <source>2  e-BOK</source>
        <translation>2  e-BOK</translation>
    </message>
</context>
<context>
    <name>PortalFacts</name>
    <message>
        <source>1.3 e-BOK account</source>
        <translation>1.3 Konto e-BOK</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>E-mail of the account</source>
        <translation>E-mail konta</translation>
    </message>
    <message>
        <source>Account since</source>
        <translation>Konto od</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Ostatnie logowanie</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Hasło</translation>
    </message>
    <message>
        <source>Locked by time: {lock}</source>
        <translation>Blokada czasowa: {lock}</translation>
    </message>
    <message>
        <source>E-mail with a link</source>
        <translation>E-mail z linkiem</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nigdy</translation>
    </message>
</context>
<context>
    <name>SlipPanel</name>
    <message>
        <source>The slip for the login {login} is ready. The password stands on it only, holds until {until}, and can't be shown again: a lost slip means a new password.</source>
        <translation>Koperta dla loginu {login} jest gotowa. Hasło jest tylko na niej, ważne do {until}, i nie da się go pokazać drugi raz: zgubiona koperta to nowe hasło.</translation>
    </message>
    <message>
        <source>Sealed slip</source>
        <translation>Koperta z hasłem</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>Wydrukuj kopertę</translation>
    </message>
    <message>
        <source>Save the slip as PDF</source>
        <translation>Zapisz kopertę jako PDF</translation>
    </message>
    <message>
        <source>Throw the slip away</source>
        <translation>Wyrzuć kopertę</translation>
    </message>
    <message>
        <source>The file holds a password: delete it once it is printed.</source>
        <translation>W pliku jest hasło: skasuj go po wydrukowaniu.</translation>
    </message>
</context>
<context>
    <name>RegistrationForm</name>
    <message>
        <source>Find the reason</source>
        <translation>Sprawdź przyczynę</translation>
    </message>
    <message>
        <source>Open an account and send the activation</source>
        <translation>Załóż konto i wyślij aktywację</translation>
    </message>
    <message>
        <source>Another customer</source>
        <translation>Inny klient</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Numer klienta</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>Numer faktury</translation>
    </message>
    <message>
        <source>Gross amount</source>
        <translation>Kwota brutto</translation>
    </message>
    <message>
        <source>Surname and name, or company</source>
        <translation>Nazwisko i imię albo firma</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Register by an invoice</source>
        <translation>Rejestracja numerem faktury</translation>
    </message>
    <message>
        <source>What the customer typed</source>
        <translation>Dlaczego nie może się zarejestrować: co wpisał klient</translation>
    </message>
    <message>
        <source>The caller reads three facts from the invoice. Amount and number may be written in any way.</source>
        <translation>Rozmówca czyta z faktury trzy informacje. Kwotę i numer można wpisać w dowolny sposób.</translation>
    </message>
    <message>
        <source>Type it as the customer did; what they left empty stays empty.</source>
        <translation>Wpisz tak, jak klient; co zostawił puste, zostaw puste.</translation>
    </message>
</context>
<context>
    <name>RegistrationKeys</name>
    <message>
        <source>Registration for e-BOK</source>
        <translation>Rejestracja w e-BOK</translation>
    </message>
    <message>
        <source>Why can't they register</source>
        <translation>Dlaczego nie może się zarejestrować</translation>
    </message>
    <message>
        <source>Register a caller by an invoice</source>
        <translation>Rejestracja numerem faktury</translation>
    </message>
</context>
<context>
    <name>ClientPages</name>
    <message numerus="yes">
        <source>messages (%n unread)</source>
        <translation>
            <numerusform>wiadomości (%n nowa)</numerusform>
            <numerusform>wiadomości (%n nowe)</numerusform>
            <numerusform>wiadomości (%n nowych)</numerusform>
        </translation>
    </message>
    <message>
        <source>messages</source>
        <translation>wiadomości</translation>
    </message>
    <message>
        <source>sign out</source>
        <translation>wyloguj</translation>
    </message>
    <message>
        <source>Ends the customer's session in e-BOK.</source>
        <translation>Kończy sesję klienta w e-BOK.</translation>
    </message>
    <message>
        <source>change the password</source>
        <translation>zmień hasło</translation>
    </message>
    <message>
        <source>object card: water</source>
        <translation>karta obiektu: woda</translation>
    </message>
    <message>
        <source>object card: pickups</source>
        <translation>karta obiektu: wywozy</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>dokumenty</translation>
    </message>
    <message>
        <source>meter readings</source>
        <translation>odczyty liczników</translation>
    </message>
    <message>
        <source>waste pickups</source>
        <translation>wywozy odpadów</translation>
    </message>
    <message>
        <source>personal data</source>
        <translation>dane osobowe</translation>
    </message>
    <message>
        <source>There are no messages.</source>
        <translation>Nie ma wiadomości.</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Ty</translation>
    </message>
    <message>
        <source>office</source>
        <translation>biuro</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>nieprzeczytana</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Wysłano</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Temat</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Przeczytano</translation>
    </message>
    <message>
        <source>Asks for the password of now and twice for the new one: at least 12 characters.</source>
        <translation>Pyta o obecne hasło i dwa razy o nowe: co najmniej 12 znaków.</translation>
    </message>
    <message>
        <source>The customer has a one-time password: after signing in e-BOK shows this page only, until it is changed.</source>
        <translation>Klient ma hasło jednorazowe: po zalogowaniu e-BOK pokazuje tylko tę stronę, aż je zmieni.</translation>
    </message>
    <message>
        <source>Id: {number}</source>
        <translation>Id: {number}</translation>
    </message>
    <message>
        <source>Account for payments: {nrb}</source>
        <translation>Rachunek do wpłat: {nrb}</translation>
    </message>
    <message>
        <source>The financial history is empty.</source>
        <translation>Historia finansowa jest pusta.</translation>
    </message>
    <message>
        <source>Financial history</source>
        <translation>Historia finansowa</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Miesiąc</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Obciążenia</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Wpłaty</translation>
    </message>
    <message>
        <source>Balance at the end</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>A click on a month unfolds its operations.</source>
        <translation>Kliknięcie miesiąca rozwija jego operacje.</translation>
    </message>
    <message>
        <source>VAT invoice: water / waste</source>
        <translation>faktura VAT woda / odpady</translation>
    </message>
    <message>
        <source>other sales</source>
        <translation>sprzedaż pozostała</translation>
    </message>
    <message>
        <source>Older documents follow.</source>
        <translation>Dalej są starsze dokumenty.</translation>
    </message>
    <message>
        <source>There are no documents here.</source>
        <translation>Tutaj nie ma dokumentów.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numer</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Wystawiono</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kwota</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Licznik</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Miejsce</translation>
    </message>
    <message>
        <source>What it measures</source>
        <translation>Co mierzy</translation>
    </message>
    <message>
        <source>Booked state</source>
        <translation>Stan zaksięgowany</translation>
    </message>
    <message>
        <source>A click on a meter shows its consumption chart and last readings; a new state is taken when it is not below the booked one.</source>
        <translation>Kliknięcie licznika pokazuje wykres zużycia i ostatnie odczyty; stan można podać nie mniejszy niż zaksięgowany.</translation>
    </message>
    <message>
        <source>No pickup is planned.</source>
        <translation>Nie zaplanowano wywozów.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Gdzie</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Uwagi</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dzień</translation>
    </message>
    <message>
        <source>Fraction</source>
        <translation>Frakcja</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwisko i imię lub nazwa</translation>
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
        <source>Address for letters</source>
        <translation>Adres do korespondencji</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dane</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>Treść</translation>
    </message>
    <message>
        <source>A change asked for on {day} waits for the office.</source>
        <translation>Zmiana zgłoszona {day} czeka na biuro.</translation>
    </message>
    <message>
        <source>Here the data is masked, as everywhere in the office; in e-BOK the customer sees own data whole.</source>
        <translation>Tutaj dane są zakryte, jak wszędzie w biurze; w e-BOK klient widzi swoje dane w całości.</translation>
    </message>
</context>
</TS>
