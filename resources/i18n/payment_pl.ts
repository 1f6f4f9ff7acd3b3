<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>AccountPage</name>
    <message>
        <source>Payment details</source>
        <translation>Dane do wpłaty</translation>
    </message>
</context>
<context>
    <name>AmountChoices</name>
    <message>
        <source>Own amount, zł</source>
        <translation>Inna kwota, zł</translation>
    </message>
    <message>
        <source>What is to be paid: Space takes a document in or leaves it out</source>
        <translation>Należności: spacja dodaje dokument do wpłaty albo go pomija</translation>
    </message>
    <message>
        <source>Which amount is paid</source>
        <translation>Jaka kwota</translation>
    </message>
    <message>
        <source>for example 50,00</source>
        <translation>na przykład 50,00</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Code to scan</source>
        <translation>Kod do zeskanowania</translation>
    </message>
</context>
<context>
    <name>CustomerScreen</name>
    <message>
        <source>A code holds no more than 9 999.99 zł: please copy the account and the title.</source>
        <translation>Kod mieści najwyżej 9 999,99 zł: prosimy przepisać rachunek i tytuł.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Rachunek</translation>
    </message>
    <message>
        <source>Customer's screen</source>
        <translation>Ekran klienta</translation>
    </message>
    <message>
        <source>Good day</source>
        <translation>Dzień dobry</translation>
    </message>
    <message>
        <source>Please order it at your bank as a split payment.</source>
        <translation>Prosimy zlecić ją w banku jako podzieloną płatność.</translation>
    </message>
    <message>
        <source>There is no code: please copy the account and the title.</source>
        <translation>Kodu nie ma: prosimy przepisać rachunek i tytuł.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tytuł przelewu</translation>
    </message>
</context>
<context>
    <name>DataRows</name>
    <message>
        <source>A transfer's title can't hold so many KSeF numbers: pay at most three invoices at once.</source>
        <translation>Tytuł przelewu nie pomieści tylu numerów KSeF: opłać naraz najwyżej trzy faktury.</translation>
    </message>
    <message>
        <source>Account: {service}</source>
        <translation>Rachunek: {service}</translation>
    </message>
    <message>
        <source>Copy the account</source>
        <translation>Kopiuj rachunek</translation>
    </message>
    <message>
        <source>Copy the title</source>
        <translation>Kopiuj tytuł</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>Odbiorca</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tytuł przelewu</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Payment: {service}</source>
        <translation>Wpłata: {service}</translation>
    </message>
</context>
<context>
    <name>MailLine</name>
    <message>
        <source>Payment details are on their way to {email}.</source>
        <translation>Dane do wpłaty czekają na wysłanie do {email}.</translation>
    </message>
    <message>
        <source>Press again to send the link.</source>
        <translation>Naciśnij jeszcze raz, aby wysłać odnośnik.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>payment details</source>
        <translation>dane do wpłaty</translation>
    </message>
</context>
<context>
    <name>OnlinePanel</name>
    <message>
        <source>There is an on-line payment of {amount} with this title. Cancel it first for another link.</source>
        <translation>Płatność on-line na {amount} z tym tytułem już jest. Żeby dostać nowy odnośnik, najpierw ją anuluj.</translation>
    </message>
    <message>
        <source>Ask for a link</source>
        <translation>Poproś o odnośnik</translation>
    </message>
    <message>
        <source>Cancel this payment</source>
        <translation>Anuluj tę płatność</translation>
    </message>
    <message>
        <source>Code with the link of the on-line payment</source>
        <translation>Kod z odnośnikiem płatności on-line</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Kopiuj odnośnik</translation>
    </message>
    <message>
        <source>No on-line payment has been asked for yet.</source>
        <translation>Nie zlecono jeszcze płatności on-line.</translation>
    </message>
    <message>
        <source>On-line payment</source>
        <translation>Płatność on-line</translation>
    </message>
    <message>
        <source>On-line payment {amount}: {state}.</source>
        <translation>Płatność on-line {amount}: {state}.</translation>
    </message>
    <message>
        <source>On-line payments of this customer, newest first</source>
        <translation>Płatności on-line tego klienta, od najnowszej</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Otwórz w przeglądarce</translation>
    </message>
    <message>
        <source>Send the link by e-mail</source>
        <translation>Wyślij odnośnik e-mailem</translation>
    </message>
    <message>
        <source>The customer pays {amount} under this link.</source>
        <translation>Pod tym odnośnikiem klient zapłaci {amount}.</translation>
    </message>
    <message>
        <source>The gateway's worker (okienko gateway) does not answer. The payment waits and goes on when it runs; tell the administrator, or cancel it.</source>
        <translation>Bramka nie odpowiada: program „okienko gateway” nie działa. Płatność czeka i ruszy, gdy zostanie włączony; zgłoś to administratorowi albo anuluj płatność.</translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation>Skopiowano odnośnik.</translation>
    </message>
    <message>
        <source>Waiting for the link of the gateway ...</source>
        <translation>Czekam na odnośnik z bramki płatności ...</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Kwota</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Zlecono</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karta</translation>
    </message>
    <message>
        <source>Chosen invoices</source>
        <translation>Wybrane faktury</translation>
    </message>
    <message>
        <source>Chosen invoices: {amount}</source>
        <translation>Wybrane faktury: {amount}</translation>
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
        <source>Left to pay</source>
        <translation>Pozostało</translation>
    </message>
    <message>
        <source>Link until</source>
        <translation>Ważny do</translation>
    </message>
    <message>
        <source>Of this overdue</source>
        <translation>W tym po terminie</translation>
    </message>
    <message>
        <source>Overdue only: {amount}</source>
        <translation>Tylko zaległe: {amount}</translation>
    </message>
    <message>
        <source>Own amount</source>
        <translation>Inna kwota</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Usługa</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>The amount has to be above zero.</source>
        <translation>Kwota musi być większa od zera.</translation>
    </message>
    <message>
        <source>The e-mail address has changed meanwhile. Look at it and send again.</source>
        <translation>Adres e-mail w międzyczasie się zmienił. Sprawdź go i wyślij ponownie.</translation>
    </message>
    <message>
        <source>The title is missing: choose fewer invoices.</source>
        <translation>Brak tytułu: wybierz mniej faktur.</translation>
    </message>
    <message>
        <source>The title is too long: choose fewer invoices.</source>
        <translation>Tytuł jest za długi: wybierz mniej faktur.</translation>
    </message>
    <message>
        <source>There is no code: it holds amounts up to 9 999.99 zł. The account and title are enough.</source>
        <translation>Nie ma kodu: mieści kwoty do 9 999,99 zł. Wystarczą rachunek i tytuł.</translation>
    </message>
    <message>
        <source>There is no code: the bank account on the card is wrong. Tell accounting.</source>
        <translation>Nie ma kodu: numer rachunku na karcie jest błędny. Zgłoś księgowości.</translation>
    </message>
    <message>
        <source>There is no code: the invoice is to be paid by split payment, which a code can't carry. The bank asks for it.</source>
        <translation>Nie ma kodu: fakturę płaci się w mechanizmie podzielonej płatności, a kod go nie przenosi. Przelew zleca się w banku jako podzieloną płatność.</translation>
    </message>
    <message>
        <source>There is no code: the title has to hold the KSeF number, and a code's title is shorter than that.</source>
        <translation>Nie ma kodu: tytuł musi zawierać numer KSeF, a w kodzie się nie mieści.</translation>
    </message>
    <message>
        <source>There is no code: the utility's tax number is not set. Tell the administrator (setting “utility”).</source>
        <translation>Nie ma kodu: nie wpisano NIP przedsiębiorstwa. Zgłoś administratorowi (ustawienie „utility”).</translation>
    </message>
    <message>
        <source>There is no code: there is nothing to pay.</source>
        <translation>Nie ma kodu: nie ma czego płacić.</translation>
    </message>
    <message>
        <source>There is no confirmed e-mail address to send to.</source>
        <translation>Nie ma potwierdzonego adresu e-mail, na który można wysłać.</translation>
    </message>
    <message>
        <source>There is nothing to pay.</source>
        <translation>Nie ma czego płacić.</translation>
    </message>
    <message>
        <source>These invoices belong to another card.</source>
        <translation>Te faktury należą do innej karty.</translation>
    </message>
    <message>
        <source>This amount is too large for an on-line payment.</source>
        <translation>Ta kwota jest za duża na płatność on-line.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>Ta kwota jest za duża.</translation>
    </message>
    <message>
        <source>This card has no bank account any more.</source>
        <translation>Ta karta nie ma już rachunku bankowego.</translation>
    </message>
    <message>
        <source>This fee is paid to the commune.</source>
        <translation>Tę opłatę wpłaca się gminie.</translation>
    </message>
    <message>
        <source>This is not an amount. Type it as 148,32.</source>
        <translation>To nie jest kwota. Wpisz ją tak: 148,32.</translation>
    </message>
    <message>
        <source>This payment has moved on meanwhile and can't be cancelled.</source>
        <translation>Ta płatność w międzyczasie ruszyła dalej i nie można jej anulować.</translation>
    </message>
    <message>
        <source>Thousands or grosze? Type the grosze with two digits: 1234,00 or 1,23.</source>
        <translation>Tysiące czy grosze? Wpisz grosze dwiema cyframi: 1234,00 albo 1,23.</translation>
    </message>
    <message>
        <source>To pay now: {amount}</source>
        <translation>Do zapłaty teraz: {amount}</translation>
    </message>
    <message>
        <source>To pay {amount}</source>
        <translation>Do zapłaty {amount}</translation>
    </message>
    <message>
        <source>Too many on-line payments of this customer are open. Cancel one first.</source>
        <translation>Zbyt wiele płatności on-line tego klienta jest otwartych. Najpierw anuluj którąś.</translation>
    </message>
    <message>
        <source>Type an amount, for example 50 or 50,00.</source>
        <translation>Wpisz kwotę, na przykład 50 albo 50,00.</translation>
    </message>
    <message>
        <source>Waste pickups</source>
        <translation>Wywozy odpadów</translation>
    </message>
    <message>
        <source>Water and sewage</source>
        <translation>Woda i ścieki</translation>
    </message>
    <message>
        <source>What is to be paid has changed meanwhile. Look at it and try again.</source>
        <translation>Należność w międzyczasie się zmieniła. Sprawdź ją i spróbuj ponownie.</translation>
    </message>
    <message>
        <source>another amount was paid</source>
        <translation>wpłacono inną kwotę</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>anulowana</translation>
    </message>
    <message>
        <source>confirmed, but not booked</source>
        <translation>potwierdzona, ale niezaksięgowana</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>wygasła</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nieudana</translation>
    </message>
    <message>
        <source>given back to the payer</source>
        <translation>zwrócona płatnikowi</translation>
    </message>
    <message>
        <source>paid and booked</source>
        <translation>opłacona i zaksięgowana</translation>
    </message>
    <message>
        <source>paid in another currency</source>
        <translation>wpłacono w innej walucie</translation>
    </message>
    <message>
        <source>paid, being confirmed</source>
        <translation>opłacona, czeka na potwierdzenie</translation>
    </message>
    <message>
        <source>the gateway did not confirm it</source>
        <translation>bramka jej nie potwierdziła</translation>
    </message>
    <message>
        <source>the gateway gave an answer nobody knows</source>
        <translation>bramka dała nieznaną odpowiedź</translation>
    </message>
    <message>
        <source>the gateway refused it</source>
        <translation>bramka jej nie przyjęła</translation>
    </message>
    <message>
        <source>the gateway's number belongs to another payment</source>
        <translation>numer bramki należy do innej płatności</translation>
    </message>
    <message>
        <source>the gateway's number has changed</source>
        <translation>numer bramki się zmienił</translation>
    </message>
    <message>
        <source>to be cleared up</source>
        <translation>do wyjaśnienia</translation>
    </message>
    <message>
        <source>waits for the gateway</source>
        <translation>czeka na bramkę</translation>
    </message>
    <message>
        <source>waits for the payment</source>
        <translation>czeka na wpłatę</translation>
    </message>
    <message>
        <source>without a document</source>
        <translation>bez dokumentu</translation>
    </message>
    <message>
        <source>{document}, {amount}, in the payment</source>
        <translation>{document}, {amount}, w tej wpłacie</translation>
    </message>
    <message>
        <source>{document}, {amount}, not in the payment</source>
        <translation>{document}, {amount}, poza tą wpłatą</translation>
    </message>
</context>
<context>
    <name>PaymentPage</name>
    <message>
        <source>Cards: which one is paid</source>
        <translation>Karty: którą się opłaca</translation>
    </message>
    <message>
        <source>Copy the account</source>
        <translation>Kopiuj rachunek</translation>
    </message>
    <message>
        <source>Copy the title</source>
        <translation>Kopiuj tytuł</translation>
    </message>
    <message>
        <source>Customer's screen</source>
        <translation>Ekran klienta</translation>
    </message>
    <message>
        <source>On-line payment: ask for a link</source>
        <translation>Płatność on-line: poproś o odnośnik</translation>
    </message>
    <message>
        <source>Payment details</source>
        <translation>Dane do wpłaty</translation>
    </message>
    <message>
        <source>Payment details may be told once the caller is verified (the panel on the right).</source>
        <translation>Dane do wpłaty wolno podać po weryfikacji rozmówcy (F2).</translation>
    </message>
    <message>
        <source>Payment slip</source>
        <translation>Druk wpłaty</translation>
    </message>
    <message>
        <source>Reading payment details ...</source>
        <translation>Wczytuję dane do wpłaty ...</translation>
    </message>
    <message>
        <source>Send by e-mail</source>
        <translation>Wyślij e-mailem</translation>
    </message>
    <message>
        <source>Send payment details by e-mail</source>
        <translation>Wyślij dane do wpłaty e-mailem</translation>
    </message>
    <message>
        <source>The account is copied: {service}.</source>
        <translation>Skopiowano rachunek: {service}.</translation>
    </message>
    <message>
        <source>The title is copied.</source>
        <translation>Skopiowano tytuł.</translation>
    </message>
    <message>
        <source>This card has no bank account: nothing can be paid to it. Tell accounting.</source>
        <translation>Ta karta nie ma rachunku bankowego: nie można na nią wpłacić. Zgłoś księgowości.</translation>
    </message>
    <message>
        <source>payment details</source>
        <translation>dane do wpłaty</translation>
    </message>
    <message>
        <source>{service}, card {number}</source>
        <translation>{service}, karta {number}</translation>
    </message>
</context>
<context>
    <name>ScreenKeys</name>
    <message>
        <source>Customer's screen: show or put away</source>
        <translation>Ekran klienta: pokaż albo schowaj</translation>
    </message>
    <message>
        <source>The customer's screen is put away.</source>
        <translation>Ekran klienta schowany.</translation>
    </message>
    <message>
        <source>The customer's screen shows the payment of page “Payment details” only.</source>
        <translation>Ekran klienta pokazuje tylko wpłatę ze strony „Dane do wpłaty”.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Okno</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drukuj</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Zapisz jako PDF</translation>
    </message>
</context>
<context>
    <name>SlipDialog</name>
    <message>
        <source>Payment slip</source>
        <translation>Druk wpłaty</translation>
    </message>
    <message>
        <source>The slip is on its way to the printer.</source>
        <translation>Druk wysłano do drukarki.</translation>
    </message>
</context>
</TS>
