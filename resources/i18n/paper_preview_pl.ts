<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>InvoicePart</name>
    <message>
        <source>Readings on the invoice and here</source>
        <translation>Odczyty na fakturze i u nas</translation>
    </message>
    <message>
        <source>Readings on the invoice beside the meter's own</source>
        <translation>Odczyty na fakturze obok odczytów wodomierza</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) to look at: not the same here.</source>
        <translation>
            <numerusform>%n odczyt do sprawdzenia: u nas jest inaczej.</numerusform>
            <numerusform>%n odczyty do sprawdzenia: u nas jest inaczej.</numerusform>
            <numerusform>%n odczytów do sprawdzenia: u nas jest inaczej.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every reading is the same here.</source>
        <translation>Wszystkie odczyty są u nas takie same.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>copy of a document</source>
        <translation>kopia dokumentu</translation>
    </message>
    <message>
        <source>the address is no longer confirmed</source>
        <translation>adres nie jest już potwierdzony</translation>
    </message>
</context>
<context>
    <name>PaperActs</name>
    <message>
        <source>Print</source>
        <translation>Drukuj</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Zapisz</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>The customer says it was lost: who, when, what was lost</source>
        <translation>Zgłoszona utrata: kto, kiedy, co zaginęło</translation>
    </message>
    <message>
        <source>Enter prints, Esc leaves it</source>
        <translation>Enter drukuje, Esc zostawia</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumenty</translation>
    </message>
    <message>
        <source>Print the document</source>
        <translation>Drukuj dokument</translation>
    </message>
    <message>
        <source>Save the document as a file</source>
        <translation>Zapisz dokument jako plik</translation>
    </message>
    <message>
        <source>E-mail a copy of the document</source>
        <translation>Wyślij kopię dokumentu e-mailem</translation>
    </message>
    <message>
        <source>Duplicate of a lost document</source>
        <translation>Duplikat utraconego dokumentu</translation>
    </message>
    <message>
        <source>Copy: {copy}.</source>
        <translation>Egzemplarz: {copy}.</translation>
    </message>
    <message>
        <source>A duplicate is given only for a loss: write what was told of it.</source>
        <translation>Duplikat wydaje się tylko po zgłoszeniu utraty: wpisz, co zgłoszono.</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Zapisz dokument</translation>
    </message>
    <message>
        <source>The copy waits for sending to {address}.</source>
        <translation>Kopia czeka na wysłanie do {address}.</translation>
    </message>
</context>
<context>
    <name>Emailing</name>
    <message>
        <source>No e-mail: the customer has no address on file.</source>
        <translation>Bez e-maila: klient nie ma adresu.</translation>
    </message>
    <message>
        <source>No e-mail: {address} does not work.</source>
        <translation>Bez e-maila: adres {address} nie działa.</translation>
    </message>
    <message>
        <source>No e-mail: {address} is not confirmed.</source>
        <translation>Bez e-maila: adres {address} nie jest potwierdzony.</translation>
    </message>
    <message>
        <source>E-mail to: {address}.</source>
        <translation>E-mail do: {address}.</translation>
    </message>
    <message>
        <source>Press {key} again to send.</source>
        <translation>Naciśnij {key} jeszcze raz, aby wysłać.</translation>
    </message>
</context>
<context>
    <name>GivenPart</name>
    <message>
        <source>Copies given away</source>
        <translation>Wydane egzemplarze</translation>
    </message>
    <message numerus="yes">
        <source>Before these: %n.</source>
        <translation>
            <numerusform>Wcześniej jeszcze %n.</numerusform>
            <numerusform>Wcześniej jeszcze %n.</numerusform>
            <numerusform>Wcześniej jeszcze %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>No copy of it was printed, saved or e-mailed from here.</source>
        <translation>Nikt stąd jeszcze tego dokumentu nie wydrukował, nie zapisał ani nie wysłał.</translation>
    </message>
</context>
<context>
    <name>PaperCopies</name>
    <message>
        <source>printed</source>
        <translation>druk</translation>
    </message>
    <message>
        <source>saved as a file</source>
        <translation>zapis do pliku</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>e-mail to {address} ({state})</source>
        <translation>e-mail na {address} ({state})</translation>
    </message>
    <message>
        <source>{moment}: {copy}, {way}, {who}</source>
        <translation>{moment}: {copy}, {way}, {who}</translation>
    </message>
    <message>
        <source>Told of the loss: {loss}</source>
        <translation>Zgłoszono: {loss}</translation>
    </message>
    <message numerus="yes">
        <source>Given away %n time(s), last {day}.</source>
        <translation>
            <numerusform>Wydano %n raz, {day}.</numerusform>
            <numerusform>Wydano %n razy, ostatnio {day}.</numerusform>
            <numerusform>Wydano %n razy, ostatnio {day}.</numerusform>
        </translation>
    </message>
    <message>
        <source>visualisation shared again</source>
        <translation>ponowne udostępnienie wizualizacji</translation>
    </message>
    <message>
        <source>reprint</source>
        <translation>ponowny wydruk</translation>
    </message>
    <message>
        <source>DUPLICATE</source>
        <translation>DUPLIKAT</translation>
    </message>
    <message>
        <source>This document is no longer there. Read the list again (F5).</source>
        <translation>Tego dokumentu już nie ma. Odczytaj listę ponownie (F5).</translation>
    </message>
    <message>
        <source>The invoice is in KSeF: its visualisation is shared again, there is no duplicate of it.</source>
        <translation>Faktura jest w KSeF: wizualizację udostępnia się ponownie, duplikatu się nie wystawia.</translation>
    </message>
    <message>
        <source>A loss is told of one document: make a duplicate of each by itself.</source>
        <translation>Utratę zgłasza się dla jednego dokumentu: zrób duplikat każdego z osobna.</translation>
    </message>
    <message>
        <source>The customer has no confirmed e-mail address that works: nothing was sent.</source>
        <translation>Klient nie ma potwierdzonego, działającego adresu e-mail: niczego nie wysłano.</translation>
    </message>
    <message>
        <source>The customer's e-mail address has just changed. Look at it and send again.</source>
        <translation>Adres e-mail klienta właśnie się zmienił. Spójrz na niego i wyślij ponownie.</translation>
    </message>
    <message>
        <source>The file of this invoice can't be read. Tell the administrator ({code}).</source>
        <translation>Pliku tej faktury nie da się odczytać. Zgłoś to administratorowi ({code}).</translation>
    </message>
</context>
<context>
    <name>PaperInvoice</name>
    <message>
        <source>cash</source>
        <translation>gotówka</translation>
    </message>
    <message>
        <source>card</source>
        <translation>karta</translation>
    </message>
    <message>
        <source>voucher</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>cheque</source>
        <translation>czek</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>kredyt</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>przelew</translation>
    </message>
    <message>
        <source>mobile payment</source>
        <translation>płatność mobilna</translation>
    </message>
    <message>
        <source>The invoice adds: {reason} {amount}</source>
        <translation>Faktura dolicza: {reason} {amount}</translation>
    </message>
    <message>
        <source>The invoice takes off: {reason} {amount}</source>
        <translation>Faktura odlicza: {reason} {amount}</translation>
    </message>
    <message>
        <source>To pay by the invoice: {amount}</source>
        <translation>Do zapłaty według faktury: {amount}</translation>
    </message>
    <message>
        <source>Overpaid by the invoice: {amount}</source>
        <translation>Do rozliczenia (nadpłata) według faktury: {amount}</translation>
    </message>
    <message>
        <source>This is what the document says; the balance of the card is counted by itself.</source>
        <translation>Tak mówi dokument; saldo na karcie liczy się osobno.</translation>
    </message>
    <message>
        <source>Terms of payment: {terms}</source>
        <translation>Termin płatności według faktury: {terms}</translation>
    </message>
    <message>
        <source>Way of payment: {form}</source>
        <translation>Sposób zapłaty: {form}</translation>
    </message>
    <message>
        <source>Account: {account}</source>
        <translation>Rachunek: {account}</translation>
    </message>
    <message>
        <source>Paid: {day}</source>
        <translation>Zapłacono: {day}</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>zgodny</translation>
    </message>
    <message>
        <source>differs by {difference}</source>
        <translation>różni się o {difference}</translation>
    </message>
    <message>
        <source>no state of that day here (the nearest: {state} of {day})</source>
        <translation>u nas brak stanu z tego dnia (najbliższy: {state} z {day})</translation>
    </message>
    <message>
        <source>the meter has no states here</source>
        <translation>u nas wodomierz nie ma stanów</translation>
    </message>
    <message>
        <source>the customer has no such meter</source>
        <translation>klient nie ma takiego wodomierza</translation>
    </message>
    <message>
        <source>{meter}, {day}, on the invoice {state}: {comparison}</source>
        <translation>{meter}, {day}, na fakturze {state}: {comparison}</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Wodomierz</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dzień</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Faktura</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>U nas</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Porównanie</translation>
    </message>
</context>
<context>
    <name>PaperListPage</name>
    <message>
        <source>Space ticks a document, Enter opens its preview over the whole page, Esc leads back; typing finds a number or an amount.</source>
        <translation>Spacja zaznacza dokument, Enter otwiera go na całej stronie, Esc prowadzi z powrotem; pisanie szuka numeru albo kwoty.</translation>
    </message>
</context>
<context>
    <name>PaperPane</name>
    <message>
        <source>Open in the browser</source>
        <translation>Otwórz w przeglądarce</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>Arrows and Page Down move, plus and minus zoom, 0 fits the width, Ctrl+A and Ctrl+C copy the text of the page, Esc leads back to the list.</source>
        <translation>Strzałki i Page Down przewijają, plus i minus zmieniają wielkość, 0 dopasowuje szerokość, Ctrl+A i Ctrl+C kopiują tekst strony, Esc prowadzi do listy.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Mniejsze</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Większe</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Dopasuj szerokość</translation>
    </message>
    <message>
        <source>The text is copied.</source>
        <translation>Tekst skopiowany.</translation>
    </message>
    <message>
        <source>Choose a document on the list to see it here.</source>
        <translation>Wybierz dokument z listy, aby go tu zobaczyć.</translation>
    </message>
    <message>
        <source>Preparing the document ...</source>
        <translation>Przygotowuję dokument...</translation>
    </message>
    <message>
        <source>Stopped. Choose the document again to see it.</source>
        <translation>Przerwano. Wybierz dokument ponownie, aby go zobaczyć.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Strona {page} z {pages}</translation>
    </message>
    <message>
        <source>Document {number}: {where}</source>
        <translation>Dokument {number}: {where}</translation>
    </message>
</context>
<context>
    <name>PaperSearch</name>
    <message>
        <source>Text in the document</source>
        <translation>Tekst w dokumencie</translation>
    </message>
    <message>
        <source>Text to look for in the document</source>
        <translation>Szukany tekst w dokumencie</translation>
    </message>
    <message>
        <source>Enter: the next, Shift+Enter: the one before, Esc: the end</source>
        <translation>Enter: następne, Shift+Enter: poprzednie, Esc: koniec</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Poprzednie</translation>
    </message>
    <message>
        <source>The next</source>
        <translation>Następne</translation>
    </message>
    <message>
        <source>End the search</source>
        <translation>Zakończ szukanie</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} z {count}</translation>
    </message>
    <message>
        <source>This text is not in the document.</source>
        <translation>Tego tekstu nie ma w dokumencie.</translation>
    </message>
</context>
<context>
    <name>PaperSide</name>
    <message>
        <source>Documents</source>
        <translation>Dokumenty</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Podgląd</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Szczegóły</translation>
    </message>
    <message>
        <source>Preview or details of the document</source>
        <translation>Podgląd albo szczegóły dokumentu</translation>
    </message>
    <message>
        <source>Look for a text in the document</source>
        <translation>Szukaj tekstu w dokumencie</translation>
    </message>
</context>
<context>
    <name>PaperTable</name>
    <message>
        <source>ticked</source>
        <translation>zaznaczony</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>niezaznaczony</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>Sent to the printer: %n page(s).</source>
        <translation>
            <numerusform>Wysłano do drukarki: %n stronę.</numerusform>
            <numerusform>Wysłano do drukarki: %n strony.</numerusform>
            <numerusform>Wysłano do drukarki: %n stron.</numerusform>
        </translation>
    </message>
    <message>
        <source>The printer took nothing. Look whether it is switched on.</source>
        <translation>Drukarka niczego nie przyjęła. Sprawdź, czy jest włączona.</translation>
    </message>
</context>
<context>
    <name>TickBar</name>
    <message>
        <source>No more go at once.</source>
        <translation>Więcej naraz nie można.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumenty</translation>
    </message>
    <message>
        <source>Save the ticked documents</source>
        <translation>Zapisz zaznaczone dokumenty</translation>
    </message>
    <message>
        <source>One PDF</source>
        <translation>Jeden PDF</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drukuj</translation>
    </message>
    <message>
        <source>Untick</source>
        <translation>Odznacz</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Przerwij</translation>
    </message>
    <message>
        <source>Stopped: no file was written.</source>
        <translation>Przerwano: nie zapisano żadnego pliku.</translation>
    </message>
    <message>
        <source>Stopped: nothing more goes to the printer.</source>
        <translation>Przerwano: do drukarki nic więcej nie trafi.</translation>
    </message>
    <message>
        <source>Save the ticked documents as one PDF</source>
        <translation>Zapisz zaznaczone dokumenty jako jeden PDF</translation>
    </message>
    <message>
        <source>Save the ticked documents as ZIP</source>
        <translation>Zapisz zaznaczone dokumenty jako ZIP</translation>
    </message>
    <message>
        <source>Print the ticked documents</source>
        <translation>Drukuj zaznaczone dokumenty</translation>
    </message>
    <message>
        <source>Untick all documents</source>
        <translation>Odznacz wszystkie dokumenty</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) ticked.</source>
        <translation>
            <numerusform>Zaznaczono %n dokument.</numerusform>
            <numerusform>Zaznaczono %n dokumenty.</numerusform>
            <numerusform>Zaznaczono %n dokumentów.</numerusform>
        </translation>
    </message>
    <message>
        <source>Space ticks a document, Ctrl+A all of the list: several go into one file.</source>
        <translation>Spacja zaznacza dokument, Ctrl+A wszystkie z listy: kilka idzie do jednego pliku.</translation>
    </message>
    <message>
        <source>Made {done} of {all} documents ...</source>
        <translation>Przygotowano {done} z {all} dokumentów...</translation>
    </message>
</context>
</TS>
