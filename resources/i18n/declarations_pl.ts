<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>OfficeDeclarationsPage</name>
    <message>
        <source>Declarations</source>
        <translation>Oświadczenia</translation>
    </message>
    <message>
        <source>The reason for undoing a registration is typed and not sent.</source>
        <translation>Wpisano powód cofnięcia rejestracji, ale nie cofnięto.</translation>
    </message>
    <message>
        <source>A declaration is not kept on this desk yet.</source>
        <translation>Oświadczenie nie jest jeszcze zachowane na tym stanowisku.</translation>
    </message>
    <message>
        <source>The sealed slip is not printed; its password can't be shown again.</source>
        <translation>Koperta z hasłem nie jest wydrukowana; hasła nie da się pokazać drugi raz.</translation>
    </message>
    <message>
        <source>The declaration of {name} is left half-way; it stands on page Declarations.</source>
        <translation>Oświadczenie ({name}) zostało niedokończone; czeka na stronie Oświadczenia.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wyrzuć</translation>
    </message>
    <message>
        <source>The declaration is thrown away.</source>
        <translation>Oświadczenie wyrzucono.</translation>
    </message>
    <message>
        <source>Throw the declaration of {name} away for good?</source>
        <translation>Wyrzucić na dobre niedokończone oświadczenie ({name})?</translation>
    </message>
    <message>
        <source>Declaration {number} is registered.</source>
        <translation>Oświadczenie {number} jest zarejestrowane.</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>jeszcze niczyje</translation>
    </message>
    <message>
        <source>Declaration {number} waits for its payer.</source>
        <translation>Oświadczenie {number} czeka na płatnika.</translation>
    </message>
</context>
<context>
    <name>Declaration</name>
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
        <source>identity card</source>
        <translation>dowód osobisty</translation>
    </message>
    <message>
        <source>passport</source>
        <translation>paszport</translation>
    </message>
    <message>
        <source>residence card</source>
        <translation>karta pobytu</translation>
    </message>
    <message>
        <source>at the office</source>
        <translation>w BOK</translation>
    </message>
    <message>
        <source>by post</source>
        <translation>pocztą</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>e-mailem</translation>
    </message>
    <message>
        <source>password on a sealed slip</source>
        <translation>koperta z hasłem</translation>
    </message>
    <message>
        <source>activation link by e-mail</source>
        <translation>aktywacja e-mailem</translation>
    </message>
    <message>
        <source>no new account</source>
        <translation>bez zakładania konta</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nazwisko lub nazwa</translation>
    </message>
    <message>
        <source>address</source>
        <translation>adres</translation>
    </message>
    <message>
        <source>mailing address</source>
        <translation>adres do korespondencji</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>telefon</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>acceptance, needed</source>
        <translation>akceptacja, konieczna</translation>
    </message>
    <message>
        <source>acceptance</source>
        <translation>akceptacja</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>zgoda</translation>
    </message>
    <message>
        <source>information received, needed</source>
        <translation>potwierdzenie, konieczne</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>zarejestrowane</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>cofnięte</translation>
    </message>
    <message>
        <source>printed, not entered yet</source>
        <translation>wydrukowany, jeszcze nie wpisany</translation>
    </message>
    <message>
        <source>waits: the payer is not on file</source>
        <translation>czeka: płatnika nie ma w kartotece</translation>
    </message>
    <message>
        <source>Find the customer, or say that they are not on file.</source>
        <translation>Znajdź klienta albo powiedz, że nie ma go w kartotece.</translation>
    </message>
    <message>
        <source>A number of a form is like OSW/2026/00001.</source>
        <translation>Numer druku wygląda tak: OSW/2026/00001.</translation>
    </message>
    <message>
        <source>Choose whether it is a person, a company, a community or a manager.</source>
        <translation>Wybierz: osoba, firma, wspólnota czy zarządca.</translation>
    </message>
    <message>
        <source>Type the surname.</source>
        <translation>Wpisz nazwisko.</translation>
    </message>
    <message>
        <source>Type the first name.</source>
        <translation>Wpisz imię.</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>Wpisz nazwę.</translation>
    </message>
    <message>
        <source>This is too long; shorten it.</source>
        <translation>To za długie, skróć.</translation>
    </message>
    <message>
        <source>Type the PESEL; who has none shows a passport or a residence card.</source>
        <translation>Wpisz PESEL; kto go nie ma, okazuje paszport albo kartę pobytu.</translation>
    </message>
    <message>
        <source>A PESEL is made of digits only.</source>
        <translation>PESEL to same cyfry.</translation>
    </message>
    <message>
        <source>A PESEL has 11 digits.</source>
        <translation>PESEL ma 11 cyfr.</translation>
    </message>
    <message>
        <source>The last digit of the PESEL does not fit; compare with the paper.</source>
        <translation>Ostatnia cyfra PESEL się nie zgadza; porównaj z papierem.</translation>
    </message>
    <message>
        <source>There is no such day of birth in this PESEL; compare with the paper.</source>
        <translation>W tym PESEL nie ma takiej daty urodzenia; porównaj z papierem.</translation>
    </message>
    <message>
        <source>This is not a PESEL; compare with the paper.</source>
        <translation>To nie jest PESEL; porównaj z papierem.</translation>
    </message>
    <message>
        <source>Type the NIP or the REGON.</source>
        <translation>Wpisz NIP albo REGON.</translation>
    </message>
    <message>
        <source>A NIP is made of digits only.</source>
        <translation>NIP to same cyfry.</translation>
    </message>
    <message>
        <source>A NIP has 10 digits.</source>
        <translation>NIP ma 10 cyfr.</translation>
    </message>
    <message>
        <source>The last digit of the NIP does not fit; compare with the paper.</source>
        <translation>Ostatnia cyfra NIP się nie zgadza; porównaj z papierem.</translation>
    </message>
    <message>
        <source>This is not a NIP; compare with the paper.</source>
        <translation>To nie jest NIP; porównaj z papierem.</translation>
    </message>
    <message>
        <source>A REGON is made of digits only.</source>
        <translation>REGON to same cyfry.</translation>
    </message>
    <message>
        <source>A REGON has 9 or 14 digits.</source>
        <translation>REGON ma 9 albo 14 cyfr.</translation>
    </message>
    <message>
        <source>The last digit of the REGON does not fit; compare with the paper.</source>
        <translation>Ostatnia cyfra REGON się nie zgadza; porównaj z papierem.</translation>
    </message>
    <message>
        <source>This is not a REGON; compare with the paper.</source>
        <translation>To nie jest REGON; porównaj z papierem.</translation>
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
        <source>A postal code has five digits, like 74-100.</source>
        <translation>Kod pocztowy ma pięć cyfr, na przykład 74-100.</translation>
    </message>
    <message>
        <source>Type the town.</source>
        <translation>Wpisz miejscowość.</translation>
    </message>
    <message>
        <source>Say why the file is changed; the reason is kept.</source>
        <translation>Napisz, dlaczego zmieniasz kartotekę; powód zostaje zapisany.</translation>
    </message>
    <message>
        <source>Tick the objects that stand on the paper.</source>
        <translation>Zaznacz obiekty, które są na papierze.</translation>
    </message>
    <message>
        <source>Type the e-mail address.</source>
        <translation>Wpisz adres e-mail.</translation>
    </message>
    <message>
        <source>This is not an e-mail address; it needs a name, @ and a domain.</source>
        <translation>To nie jest adres e-mail; musi mieć nazwę, @ i domenę.</translation>
    </message>
    <message>
        <source>Type the address once more, or read it aloud and tick that.</source>
        <translation>Wpisz adres drugi raz albo odczytaj go na głos i to zaznacz.</translation>
    </message>
    <message>
        <source>The two addresses differ; compare both with the paper.</source>
        <translation>Adresy się różnią; porównaj oba z papierem.</translation>
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
        <source>Without acceptance of the terms no account can be opened.</source>
        <translation>Bez akceptacji Regulaminu nie można założyć konta.</translation>
    </message>
    <message>
        <source>The customer has to confirm having received the information.</source>
        <translation>Klient musi potwierdzić, że otrzymał informację.</translation>
    </message>
    <message>
        <source>Type the day when the paper came in.</source>
        <translation>Wpisz dzień wpływu.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Ten dzień dopiero będzie.</translation>
    </message>
    <message>
        <source>Type the day of the signature.</source>
        <translation>Wpisz dzień podpisu.</translation>
    </message>
    <message>
        <source>It can't be signed after it came in.</source>
        <translation>Podpis nie może być późniejszy niż wpływ.</translation>
    </message>
    <message>
        <source>Type who signs.</source>
        <translation>Wpisz, kto podpisuje.</translation>
    </message>
    <message>
        <source>Choose in what capacity it is signed.</source>
        <translation>Wybierz, kim jest podpisujący.</translation>
    </message>
    <message>
        <source>Type what the proxy may do, as the power of attorney says.</source>
        <translation>Wpisz zakres pełnomocnictwa, tak jak jest na papierze.</translation>
    </message>
    <message>
        <source>Type the last day of the power, or tick that it has no end.</source>
        <translation>Wpisz ostatni dzień pełnomocnictwa albo zaznacz, że jest bezterminowe.</translation>
    </message>
    <message>
        <source>The power of attorney had ended when this was signed.</source>
        <translation>W dniu podpisu pełnomocnictwo już wygasło.</translation>
    </message>
    <message>
        <source>Choose which document was shown; write down no number.</source>
        <translation>Wybierz, jaki dokument okazano; numeru się nie zapisuje.</translation>
    </message>
    <message>
        <source>Only a paper signed at the office is signed before a clerk.</source>
        <translation>Przy pracowniku podpisuje się tylko papier złożony w BOK.</translation>
    </message>
    <message>
        <source>This is not a day; type it like 28.11.2026 or 28.11.</source>
        <translation>To nie jest data; wpisz ją tak: 28.11.2026 albo 28.11.</translation>
    </message>
    <message>
        <source>This customer has an e-BOK account; choose „no new account”.</source>
        <translation>Ten klient ma konto e-BOK; wybierz „bez zakładania konta”.</translation>
    </message>
    <message>
        <source>This customer has no e-BOK account; choose how it begins.</source>
        <translation>Ten klient nie ma konta e-BOK; wybierz, jak ma powstać.</translation>
    </message>
    <message>
        <source>The scan bears the number of another paper.</source>
        <translation>Na skanie jest numer innego papieru.</translation>
    </message>
    <message>
        <source>There is no object with this Id; compare with the paper.</source>
        <translation>Nie ma obiektu o tym Id; porównaj z papierem.</translation>
    </message>
    <message>
        <source>This object belongs to another payer and can't be declared here.</source>
        <translation>Ten obiekt należy do innego płatnika i nie można go tu zgłosić.</translation>
    </message>
    <message>
        <source>This object is closed.</source>
        <translation>Ten obiekt jest zamknięty.</translation>
    </message>
    <message>
        <source>No form with this number was printed here.</source>
        <translation>Nie wydrukowano tu druku o tym numerze.</translation>
    </message>
    <message>
        <source>This customer is no longer on file.</source>
        <translation>Tego klienta nie ma już w kartotece.</translation>
    </message>
    <message>
        <source>The form with this number is registered already.</source>
        <translation>Druk o tym numerze jest już zarejestrowany.</translation>
    </message>
    <message>
        <source>The paper with this number waits for its payer; register it from the list.</source>
        <translation>Papier o tym numerze czeka na płatnika; zarejestruj go z listy.</translation>
    </message>
    <message>
        <source>The form with this number was printed for another customer.</source>
        <translation>Druk o tym numerze wydrukowano dla innego klienta.</translation>
    </message>
    <message>
        <source>Another desk has registered this waiting paper already.</source>
        <translation>Inne stanowisko zarejestrowało już ten oczekujący papier.</translation>
    </message>
    <message>
        <source>The texts of consents have changed; look at step 3 again.</source>
        <translation>Teksty zgód się zmieniły; zajrzyj jeszcze raz do kroku 3.</translation>
    </message>
    <message>
        <source>This customer is closed and can have no e-BOK account.</source>
        <translation>Ten klient jest zamknięty i nie może mieć konta e-BOK.</translation>
    </message>
    <message>
        <source>Say why; the reason is kept.</source>
        <translation>Napisz dlaczego; powód zostaje zapisany.</translation>
    </message>
    <message>
        <source>A declaration left half-way can't be read; its file is set aside.</source>
        <translation>Niedokończonego oświadczenia nie da się odczytać; jego plik odłożono na bok.</translation>
    </message>
    <message>
        <source>This scan is no longer there.</source>
        <translation>Tego skanu już nie ma.</translation>
    </message>
    <message>
        <source>This customer already has an e-BOK account ({state}{email}).</source>
        <translation>Ten klient ma już konto e-BOK ({state}{email}).</translation>
    </message>
    <message>
        <source>Declaration {number} of {day} of this customer is registered.</source>
        <translation>Oświadczenie {number} tego klienta z {day} jest już zarejestrowane.</translation>
    </message>
    <message>
        <source>The same PESEL is on file at {name}, Id {number} ({state}).</source>
        <translation>Ten sam PESEL jest w kartotece: {name}, Id {number} ({state}).</translation>
    </message>
    <message>
        <source>The same NIP is on file at {name}, Id {number} ({state}).</source>
        <translation>Ten sam NIP jest w kartotece: {name}, Id {number} ({state}).</translation>
    </message>
    <message>
        <source>Somebody of the same name and address: {name}, Id {number} ({state}).</source>
        <translation>Ktoś o tym samym nazwisku i adresie: {name}, Id {number} ({state}).</translation>
    </message>
    <message>
        <source>This e-mail is on file at {name}, Id {number} too ({state}).</source>
        <translation>Ten e-mail ma też {name}, Id {number} ({state}).</translation>
    </message>
    <message>
        <source>This phone is on file at {name}, Id {number} too ({state}).</source>
        <translation>Ten telefon ma też {name}, Id {number} ({state}).</translation>
    </message>
    <message>
        <source>A waiting declaration looks alike: {number}, {name}.</source>
        <translation>Podobne oświadczenie czeka: {number}, {name}.</translation>
    </message>
    <message>
        <source>Another PESEL is on file for this customer; compare with the document.</source>
        <translation>W kartotece tego klienta jest inny PESEL; porównaj z dokumentem.</translation>
    </message>
    <message>
        <source>There is no PESEL on file for this customer.</source>
        <translation>W kartotece tego klienta nie ma PESEL.</translation>
    </message>
    <message>
        <source>no e-BOK account</source>
        <translation>bez konta e-BOK</translation>
    </message>
    <message>
        <source>e-BOK account: {state}</source>
        <translation>konto e-BOK: {state}</translation>
    </message>
    <message>
        <source>thrown away, the payer was never found</source>
        <translation>wyrzucony, płatnika nie znaleziono</translation>
    </message>
    <message>
        <source>The paper says nothing here; there is nothing to take over.</source>
        <translation>Papier nic tu nie mówi, nie ma czego przejąć.</translation>
    </message>
    <message>
        <source>This declaration is no longer there.</source>
        <translation>Tego oświadczenia już nie ma.</translation>
    </message>
</context>
<context>
    <name>DeclarationSheet</name>
    <message>
        <source>given when it is saved</source>
        <translation>zostanie nadany przy zapisie</translation>
    </message>
    <message>
        <source>Number of the paper</source>
        <translation>Numer papieru</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Obiekty</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Podpisuje</translation>
    </message>
    <message>
        <source>Document shown</source>
        <translation>Okazano</translation>
    </message>
    <message>
        <source>Changed on file</source>
        <translation>Zmiany w kartotece</translation>
    </message>
    <message>
        <source>Payer</source>
        <translation>Płatnik</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>For letters</source>
        <translation>Do korespondencji</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>bezterminowo</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>i jeszcze %n</numerusform>
            <numerusform>i jeszcze %n</numerusform>
            <numerusform>i jeszcze %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Faktury</translation>
    </message>
    <message>
        <source>electronic from {day}</source>
        <translation>elektroniczne od {day}</translation>
    </message>
</context>
<context>
    <name>DeclarationObjects</name>
    <message>
        <source>closed</source>
        <translation>zamknięty</translation>
    </message>
    <message>
        <source>On the paper</source>
        <translation>Na papierze</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>tak</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Usługa</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Umowa</translation>
    </message>
</context>
<context>
    <name>DeclarationLists</name>
    <message>
        <source>Left</source>
        <translation>Zostawione</translation>
    </message>
    <message>
        <source>Payer</source>
        <translation>Płatnik</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>jeszcze nieznany</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numer</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Krok</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Skan</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>tak</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Wpłynęło</translation>
    </message>
    <message>
        <source>Payer on the paper</source>
        <translation>Płatnik na papierze</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Przyjął</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Zarejestrowano</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>with an e-BOK account</source>
        <translation>z kontem e-BOK</translation>
    </message>
    <message>
        <source>without a new account</source>
        <translation>bez nowego konta</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Declaration</source>
        <translation>Oświadczenie</translation>
    </message>
    <message>
        <source>Attach the scan</source>
        <translation>Dołącz skan</translation>
    </message>
    <message>
        <source>Compare with the paper</source>
        <translation>Porównaj z papierem</translation>
    </message>
    <message>
        <source>Print the statement</source>
        <translation>Drukuj oświadczenie</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Podpis</translation>
    </message>
    <message>
        <source>The paper came</source>
        <translation>Papier złożono</translation>
    </message>
    <message>
        <source>Came in on</source>
        <translation>Wpłynęło dnia</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>Podpisano dnia</translation>
    </message>
    <message>
        <source>signed in the clerk's presence</source>
        <translation>podpis złożony w obecności pracownika</translation>
    </message>
    <message>
        <source>The account begins with</source>
        <translation>Konto zaczyna się od</translation>
    </message>
    <message>
        <source>Remarks of the office</source>
        <translation>Uwagi biura</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>tak</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>ConsentBoxes</name>
    <message>
        <source>holds already, given in version {number}</source>
        <translation>obowiązuje już, w wersji {number}</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>wersja {number}</translation>
    </message>
</context>
<context>
    <name>ContactStep</name>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>E-mail once more</source>
        <translation>E-mail drugi raz</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>read aloud, the customer confirmed</source>
        <translation>odczytano na głos, klient potwierdził</translation>
    </message>
    <message>
        <source>Statements and consents, as ticked on the paper</source>
        <translation>Oświadczenia i zgody, tak jak zaznaczono na papierze</translation>
    </message>
    <message>
        <source>signed declaration</source>
        <translation>podpisane oświadczenie</translation>
    </message>
</context>
<context>
    <name>DeskList</name>
    <message>
        <source>The sealed slip of {number} is not printed: back to it</source>
        <translation>Koperta {number} nie jest wydrukowana: wróć do niej</translation>
    </message>
    <message>
        <source>Kept on the server for you only: this desk has no safe keyring.</source>
        <translation>Przechowywane na serwerze, tylko dla Ciebie: to stanowisko nie ma bezpiecznego magazynu kluczy.</translation>
    </message>
    <message>
        <source>Declarations</source>
        <translation>Oświadczenia</translation>
    </message>
    <message>
        <source>New declaration</source>
        <translation>Nowe oświadczenie</translation>
    </message>
    <message>
        <source>Print a blank form</source>
        <translation>Drukuj pusty druk</translation>
    </message>
    <message>
        <source>Find by number (typed or by the scanner)</source>
        <translation>Znajdź po numerze (wpisz albo użyj czytnika)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Otwórz</translation>
    </message>
    <message>
        <source>Left half-way on this desk</source>
        <translation>Niedokończone na tym stanowisku</translation>
    </message>
    <message>
        <source>Nothing is left half-way.</source>
        <translation>Nic nie zostało w połowie. Ctrl+D zaczyna nowe oświadczenie.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Dokończ</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wyrzuć</translation>
    </message>
    <message>
        <source>Waiting: the payer is not on file</source>
        <translation>Oczekujące: płatnika nie ma w kartotece</translation>
    </message>
    <message>
        <source>No paper waits for its payer.</source>
        <translation>Żaden papier nie czeka na płatnika.</translation>
    </message>
    <message>
        <source>Register: the payer is on file now</source>
        <translation>Zarejestruj: płatnik jest już w kartotece</translation>
    </message>
    <message>
        <source>Throw away ...</source>
        <translation>Wyrzuć ...</translation>
    </message>
    <message>
        <source>Registered lately</source>
        <translation>Ostatnio zarejestrowane</translation>
    </message>
    <message>
        <source>Nothing was registered yet.</source>
        <translation>Niczego jeszcze nie zarejestrowano.</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Otwórz klienta</translation>
    </message>
    <message>
        <source>Look at the scan</source>
        <translation>Pokaż skan</translation>
    </message>
    <message>
        <source>Undo the registration ...</source>
        <translation>Cofnij rejestrację ...</translation>
    </message>
    <message>
        <source>printed {moment}</source>
        <translation>wydrukowany {moment}</translation>
    </message>
</context>
<context>
    <name>DoneView</name>
    <message>
        <source>This was saved before, by a try that broke off, and the account has another password by now: reset it on page 1.3.</source>
        <translation>To zapisała już poprzednia, przerwana próba, a konto ma od tamtej pory inne hasło: nadaj nowe na stronie 1.3.</translation>
    </message>
    <message>
        <source>Declaration</source>
        <translation>Oświadczenie</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Zarejestrowano</translation>
    </message>
    <message>
        <source>Print the sealed slip</source>
        <translation>Drukuj kopertę z hasłem</translation>
    </message>
    <message>
        <source>Print the customer's copy</source>
        <translation>Drukuj kopię dla klienta</translation>
    </message>
    <message>
        <source>Save the slip as PDF</source>
        <translation>Zapisz kopertę jako PDF</translation>
    </message>
    <message>
        <source>Save the copy as PDF</source>
        <translation>Zapisz kopię jako PDF</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Otwórz klienta</translation>
    </message>
    <message>
        <source>Next declaration</source>
        <translation>Następne oświadczenie</translation>
    </message>
    <message>
        <source>The one-time password stands on the slip only. Print it now: it can't be shown again.</source>
        <translation>Hasło jednorazowe jest tylko na tej kopercie. Wydrukuj ją teraz: drugi raz nie da się go pokazać.</translation>
    </message>
    <message>
        <source>Sealed slip</source>
        <translation>Koperta z hasłem</translation>
    </message>
    <message>
        <source>Save the sealed slip</source>
        <translation>Zapisz kopertę z hasłem</translation>
    </message>
    <message>
        <source>Save the customer's copy</source>
        <translation>Zapisz kopię dla klienta</translation>
    </message>
    <message>
        <source>Declaration {number} is registered.</source>
        <translation>Oświadczenie {number} jest zarejestrowane.</translation>
    </message>
    <message>
        <source>Login of e-BOK: {login}.</source>
        <translation>Login do e-BOK: {login}.</translation>
    </message>
    <message>
        <source>The activation link goes to {email}.</source>
        <translation>Odnośnik aktywacyjny wysyłamy na {email}.</translation>
    </message>
    <message>
        <source>Invoices are electronic from {day}.</source>
        <translation>Faktury elektroniczne od {day}.</translation>
    </message>
    <message>
        <source>Declaration {number}</source>
        <translation>Oświadczenie {number}</translation>
    </message>
</context>
<context>
    <name>PayerSearch</name>
    <message>
        <source>Whose declaration is it?</source>
        <translation>Czyje to oświadczenie?</translation>
    </message>
    <message>
        <source>Name, address, Id, invoice, meter, phone ... or the number of the form (OSW)</source>
        <translation>Nazwisko, adres, Id, faktura, licznik, telefon ... albo numer druku (OSW)</translation>
    </message>
</context>
<context>
    <name>FindPart</name>
    <message>
        <source>Find the customer first. Nobody of that name? The paper waits under its number until the payer is on file.</source>
        <translation>Najpierw znajdź klienta. Nie ma takiego? Papier poczeka pod swoim numerem, aż płatnik trafi do kartoteki.</translation>
    </message>
    <message>
        <source>Whose declaration is it?</source>
        <translation>Czyje to oświadczenie?</translation>
    </message>
    <message>
        <source>Not on file</source>
        <translation>Nie ma w kartotece</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Look</source>
        <translation>Zobacz</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Otwórz: {name}</translation>
    </message>
</context>
<context>
    <name>ObjectsStep</name>
    <message numerus="yes">
        <source>%n object(s) ticked</source>
        <translation>
            <numerusform>Zaznaczono %n obiekt</numerusform>
            <numerusform>Zaznaczono %n obiekty</numerusform>
            <numerusform>Zaznaczono %n obiektów</numerusform>
        </translation>
    </message>
    <message>
        <source>Objects on the paper</source>
        <translation>Obiekty na papierze</translation>
    </message>
    <message>
        <source>Show only (Id, street, number, contract)</source>
        <translation>Pokaż tylko (Id, ulica, numer, umowa)</translation>
    </message>
    <message>
        <source>Tick by Id</source>
        <translation>Zaznacz po Id</translation>
    </message>
    <message>
        <source>Objects of the payer; Space ticks, Ctrl+A ticks all shown</source>
        <translation>Obiekty płatnika; Spacja zaznacza, Ctrl+A zaznacza wszystkie widoczne</translation>
    </message>
    <message>
        <source>This payer has no object with these words.</source>
        <translation>Ten płatnik nie ma obiektu pasującego do tych słów.</translation>
    </message>
    <message>
        <source>All: water</source>
        <translation>Cała woda</translation>
    </message>
    <message>
        <source>All: waste</source>
        <translation>Wszystkie wywozy</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Żaden</translation>
    </message>
    <message>
        <source>Objects are ticked when the payer is on file; Enter goes on.</source>
        <translation>Obiekty zaznacza się, gdy płatnik jest w kartotece; Enter prowadzi dalej.</translation>
    </message>
</context>
<context>
    <name>ScanLook</name>
    <message>
        <source>Scan</source>
        <translation>Skan</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Wróć do listy</translation>
    </message>
    <message>
        <source>added {moment}</source>
        <translation>dodany {moment}</translation>
    </message>
</context>
<context>
    <name>ScanPart</name>
    <message>
        <source>Scan of the signed paper</source>
        <translation>Skan podpisanego papieru</translation>
    </message>
    <message>
        <source>Take the scan away</source>
        <translation>Usuń skan</translation>
    </message>
    <message>
        <source>{name}: the barcode says {number}, which is another paper.</source>
        <translation>{name}: kod kreskowy mówi {number}, to inny papier.</translation>
    </message>
    <message>
        <source>No scan yet.</source>
        <translation>Nie ma jeszcze skanu.</translation>
    </message>
    <message>
        <source>{name}: no barcode was read; compare the number by eye.</source>
        <translation>{name}: nie odczytano kodu kreskowego; porównaj numer wzrokiem.</translation>
    </message>
    <message>
        <source>{name}: the barcode says {number}.</source>
        <translation>{name}: kod kreskowy mówi {number}.</translation>
    </message>
</context>
<context>
    <name>SignerPart</name>
    <message>
        <source>Signs as</source>
        <translation>Podpisuje jako</translation>
    </message>
    <message>
        <source>Signed by (surname, first name)</source>
        <translation>Podpisał (nazwisko, imię)</translation>
    </message>
    <message>
        <source>What the proxy may do</source>
        <translation>Zakres pełnomocnictwa</translation>
    </message>
    <message>
        <source>Power of attorney valid until</source>
        <translation>Pełnomocnictwo ważne do</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>bezterminowe</translation>
    </message>
</context>
<context>
    <name>StepStrip</name>
    <message>
        <source>Who</source>
        <translation>Kto</translation>
    </message>
    <message>
        <source>Which objects</source>
        <translation>Które obiekty</translation>
    </message>
    <message>
        <source>Contact and consents</source>
        <translation>Kontakt i zgody</translation>
    </message>
    <message>
        <source>Check and sign</source>
        <translation>Sprawdź i podpisz</translation>
    </message>
    <message>
        <source>here</source>
        <translation>tutaj</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>gotowe</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>do zrobienia</translation>
    </message>
</context>
<context>
    <name>UndoForm</name>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Zostaw, jak jest</translation>
    </message>
    <message>
        <source>The paper no longer waits; that it was here, and why it went, stays.</source>
        <translation>Papier przestanie czekać; to, że był i dlaczego zniknął, zostaje zapisane.</translation>
    </message>
    <message>
        <source>Throw the paper away</source>
        <translation>Wyrzuć papier</translation>
    </message>
    <message>
        <source>Undo the registration</source>
        <translation>Cofnij rejestrację</translation>
    </message>
    <message>
        <source>Throw away {number}, {name}</source>
        <translation>Wyrzuć {number}, {name}</translation>
    </message>
    <message>
        <source>Undo {number}, {name}</source>
        <translation>Cofnij {number}, {name}</translation>
    </message>
    <message>
        <source>The account goes back to what it was, consents of this paper are withdrawn, what was changed on file is put back where nobody changed it since. Every trace stays; a paper that waited for its payer waits again.</source>
        <translation>Konto wróci do stanu sprzed rejestracji, zgody z tego papieru zostaną wycofane, a zmiany w kartotece cofnięte tam, gdzie nikt ich od tamtej pory nie zmienił. Każdy ślad zostaje; papier, który czekał na płatnika, znów będzie czekał.</translation>
    </message>
</context>
<context>
    <name>WhoStep</name>
    <message>
        <source>Who</source>
        <translation>Kto</translation>
    </message>
    <message>
        <source>Another customer</source>
        <translation>Inny klient</translation>
    </message>
    <message>
        <source>Payer</source>
        <translation>Płatnik</translation>
    </message>
    <message>
        <source>Identity document shown (its kind only, no number, no copy)</source>
        <translation>Okazany dokument (tylko rodzaj, bez numeru i bez kopii)</translation>
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
        <source>another address for letters</source>
        <translation>inny adres do korespondencji</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Ulica</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Dom</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Lokal</translation>
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
        <source>Why the file is changed</source>
        <translation>Dlaczego zmieniasz kartotekę</translation>
    </message>
    <message>
        <source>signed declaration</source>
        <translation>podpisane oświadczenie</translation>
    </message>
    <message>
        <source>Not on file: the paper will wait until the payer is.</source>
        <translation>Nie ma w kartotece: papier poczeka, aż płatnik się w niej znajdzie.</translation>
    </message>
    <message>
        <source>Reading what is on file ...</source>
        <translation>Wczytuję kartotekę ...</translation>
    </message>
    <message>
        <source>For letters: {part}</source>
        <translation>Do korespondencji: {part}</translation>
    </message>
</context>
<context>
    <name>OnFileLine</name>
    <message>
        <source>take over into the file</source>
        <translation>przejmij do kartoteki</translation>
    </message>
    <message>
        <source>as on file</source>
        <translation>zgodne z kartoteką</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nic</translation>
    </message>
    <message>
        <source>Take over into the file: {what}</source>
        <translation>Przejmij do kartoteki: {what}</translation>
    </message>
    <message>
        <source>differs; on file: {what}</source>
        <translation>inaczej niż w kartotece: {what}</translation>
    </message>
    <message>
        <source>on file: {what}</source>
        <translation>w kartotece: {what}</translation>
    </message>
</context>
<context>
    <name>WizardView</name>
    <message>
        <source>Declaration</source>
        <translation>Oświadczenie</translation>
    </message>
    <message>
        <source>The declaration is still here. Throw it away for good?</source>
        <translation>Oświadczenie jest jeszcze tutaj. Wyrzucić je na dobre?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Dalej</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Zarejestruj</translation>
    </message>
    <message>
        <source>Let it wait: not on file</source>
        <translation>Niech czeka: nie ma w kartotece</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wyrzuć</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>Do listy</translation>
    </message>
    <message>
        <source>Register the declaration</source>
        <translation>Zarejestruj oświadczenie</translation>
    </message>
    <message>
        <source>Print the statement</source>
        <translation>Drukuj oświadczenie</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Krok wstecz</translation>
    </message>
    <message>
        <source>New declaration</source>
        <translation>Nowe oświadczenie</translation>
    </message>
    <message>
        <source>Not kept yet: it is tried again.</source>
        <translation>Jeszcze nie zachowane: próbuję ponownie.</translation>
    </message>
    <message>
        <source>Keeping ...</source>
        <translation>Zachowuję ...</translation>
    </message>
    <message>
        <source>Declaration {number}</source>
        <translation>Oświadczenie {number}</translation>
    </message>
    <message>
        <source>Declaration: {name}</source>
        <translation>Oświadczenie: {name}</translation>
    </message>
    <message>
        <source>Kept on the server for you only: this desk has no safe keyring.</source>
        <translation>Zachowane na serwerze, tylko dla Ciebie (tu nie ma magazynu kluczy).</translation>
    </message>
    <message>
        <source>Kept on this desk, encrypted.</source>
        <translation>Zachowane na tym stanowisku, zaszyfrowane.</translation>
    </message>
</context>
<context>
    <name>DeskActs</name>
    <message>
        <source>Form {number}: the number is given.</source>
        <translation>Druk {number}: numer nadany.</translation>
    </message>
    <message>
        <source>Form {number}</source>
        <translation>Druk {number}</translation>
    </message>
    <message>
        <source>Declaration {number} no longer waits.</source>
        <translation>Oświadczenie {number} już nie czeka.</translation>
    </message>
    <message>
        <source>The registration {number} is undone; the trace stays.</source>
        <translation>Rejestrację {number} cofnięto; ślad zostaje.</translation>
    </message>
    <message>
        <source>Changed by somebody since and left so: {what}.</source>
        <translation>Zmienione od tamtej pory przez kogoś i zostawione: {what}.</translation>
    </message>
</context>
<context>
    <name>DeclarationKeys</name>
    <message>
        <source>Declaration</source>
        <translation>Oświadczenie</translation>
    </message>
    <message>
        <source>New declaration</source>
        <translation>Nowe oświadczenie</translation>
    </message>
</context>
</TS>
