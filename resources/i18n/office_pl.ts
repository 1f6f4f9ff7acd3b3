<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Words</name>
    <message>
        <source>called back at the number on file</source>
        <translation>oddzwoniono na numer</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>No payments of the bank are loaded yet.</source>
        <translation>Nie wczytano jeszcze żadnych wpłat z banku.</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>wszystko</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>saldo</translation>
    </message>
    <message>
        <source>readings</source>
        <translation>odczyty</translation>
    </message>
    <message>
        <source>waste pickups</source>
        <translation>wywozy odpadów</translation>
    </message>
    <message>
        <source>announcements</source>
        <translation>komunikaty</translation>
    </message>
    <message>
        <source>for water (card {number})</source>
        <translation>za wodę (karta {number})</translation>
    </message>
    <message>
        <source>for waste pickups (card {number})</source>
        <translation>za wywozy odpadów (karta {number})</translation>
    </message>
    <message>
        <source>Sir, you have an underpayment {what}: {amount}, all of it overdue.</source>
        <translation>Ma Pan niedopłatę {what}: {amount}, całość po terminie.</translation>
    </message>
    <message>
        <source>Madam, you have an underpayment {what}: {amount}, all of it overdue.</source>
        <translation>Ma Pani niedopłatę {what}: {amount}, całość po terminie.</translation>
    </message>
    <message>
        <source>You have an underpayment {what}: {amount}, all of it overdue.</source>
        <translation>Mają Państwo niedopłatę {what}: {amount}, całość po terminie.</translation>
    </message>
    <message>
        <source>There is an underpayment {what}: {amount}, all of it overdue.</source>
        <translation>Jest niedopłata {what}: {amount}, całość po terminie.</translation>
    </message>
    <message>
        <source>Sir, you have an underpayment {what}: {amount}, of this overdue {late}.</source>
        <translation>Ma Pan niedopłatę {what}: {amount}, w tym po terminie {late}.</translation>
    </message>
    <message>
        <source>Madam, you have an underpayment {what}: {amount}, of this overdue {late}.</source>
        <translation>Ma Pani niedopłatę {what}: {amount}, w tym po terminie {late}.</translation>
    </message>
    <message>
        <source>You have an underpayment {what}: {amount}, of this overdue {late}.</source>
        <translation>Mają Państwo niedopłatę {what}: {amount}, w tym po terminie {late}.</translation>
    </message>
    <message>
        <source>There is an underpayment {what}: {amount}, of this overdue {late}.</source>
        <translation>Jest niedopłata {what}: {amount}, w tym po terminie {late}.</translation>
    </message>
    <message>
        <source>Sir, you have to pay {what} {amount}, nothing is overdue.</source>
        <translation>Ma Pan do zapłaty {what} {amount}, bez zaległości.</translation>
    </message>
    <message>
        <source>Madam, you have to pay {what} {amount}, nothing is overdue.</source>
        <translation>Ma Pani do zapłaty {what} {amount}, bez zaległości.</translation>
    </message>
    <message>
        <source>You have to pay {what} {amount}, nothing is overdue.</source>
        <translation>Mają Państwo do zapłaty {what} {amount}, bez zaległości.</translation>
    </message>
    <message>
        <source>To be paid {what} {amount}, nothing is overdue.</source>
        <translation>Do zapłaty {what} jest {amount}, bez zaległości.</translation>
    </message>
    <message>
        <source>Sir, you have an overpayment {what}: {amount}; nothing has to be paid.</source>
        <translation>Ma Pan nadpłatę {what}: {amount}; nic nie trzeba płacić.</translation>
    </message>
    <message>
        <source>Madam, you have an overpayment {what}: {amount}; nothing has to be paid.</source>
        <translation>Ma Pani nadpłatę {what}: {amount}; nic nie trzeba płacić.</translation>
    </message>
    <message>
        <source>You have an overpayment {what}: {amount}; nothing has to be paid.</source>
        <translation>Mają Państwo nadpłatę {what}: {amount}; nic nie trzeba płacić.</translation>
    </message>
    <message>
        <source>There is an overpayment {what}: {amount}; nothing has to be paid.</source>
        <translation>Jest nadpłata {what}: {amount}; nic nie trzeba płacić.</translation>
    </message>
    <message>
        <source>Sir, you have nothing to pay {what}.</source>
        <translation>Nie ma Pan nic do zapłaty {what}.</translation>
    </message>
    <message>
        <source>Madam, you have nothing to pay {what}.</source>
        <translation>Nie ma Pani nic do zapłaty {what}.</translation>
    </message>
    <message>
        <source>You have nothing to pay {what}.</source>
        <translation>Nie mają Państwo nic do zapłaty {what}.</translation>
    </message>
    <message>
        <source>There is nothing to pay {what}.</source>
        <translation>Nie ma nic do zapłaty {what}.</translation>
    </message>
    <message>
        <source>on Monday {day}</source>
        <translation>w poniedziałek {day}</translation>
    </message>
    <message>
        <source>on Tuesday {day}</source>
        <translation>we wtorek {day}</translation>
    </message>
    <message>
        <source>on Wednesday {day}</source>
        <translation>w środę {day}</translation>
    </message>
    <message>
        <source>on Thursday {day}</source>
        <translation>w czwartek {day}</translation>
    </message>
    <message>
        <source>on Friday {day}</source>
        <translation>w piątek {day}</translation>
    </message>
    <message>
        <source>on Saturday {day}</source>
        <translation>w sobotę {day}</translation>
    </message>
    <message>
        <source>on Sunday {day}</source>
        <translation>w niedzielę {day}</translation>
    </message>
    <message>
        <source>Your details could not be confirmed.</source>
        <translation>Danych nie udało się potwierdzić.</translation>
    </message>
    <message>
        <source>Please come to the office with an identity document, or call again tomorrow.</source>
        <translation>Proszę przyjść do biura z dokumentem tożsamości albo zadzwonić jutro.</translation>
    </message>
    <message>
        <source>I can take a meter reading or a report of a failure, or send a document to the address we have on file.</source>
        <translation>Mogę przyjąć stan licznika albo zgłoszenie awarii, albo wysłać dokument na adres, który mamy w kartotece.</translation>
    </message>
    <message>
        <source>For the balance and documents I need one more piece of information.</source>
        <translation>Zanim powiem o saldzie i dokumentach, proszę o jeszcze jedną informację.</translation>
    </message>
    <message>
        <source>Before I tell anything I have to check who is calling: please give your customer Id or an invoice number.</source>
        <translation>Zanim podam dane, muszę sprawdzić, z kim rozmawiam: proszę o Id klienta albo numer faktury.</translation>
    </message>
    <message>
        <source>Bank payments are booked up to {day}.</source>
        <translation>Wpłaty bankowe są zaksięgowane do {day}.</translation>
    </message>
    <message>
        <source>Announcement: {text}.</source>
        <translation>Komunikat: {text}.</translation>
    </message>
    <message>
        <source>Announcement: {text} (until {moment}).</source>
        <translation>Komunikat: {text} (do {moment}).</translation>
    </message>
    <message numerus="yes">
        <source>And %n more object card(s), told on page 2.1.</source>
        <translation>
            <numerusform>I jeszcze %n karta obiektu: na stronie 2.1.</numerusform>
            <numerusform>I jeszcze %n karty obiektu: na stronie 2.1.</numerusform>
            <numerusform>I jeszcze %n kart obiektu: na stronie 2.1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Account for water: {nrb}.</source>
        <translation>Rachunek za wodę: {nrb}.</translation>
    </message>
    <message>
        <source>Account for waste pickups: {nrb}.</source>
        <translation>Rachunek za wywozy: {nrb}.</translation>
    </message>
    <message>
        <source>The last invoice {number} of {issued} is for {amount}.</source>
        <translation>Ostatnia faktura {number} z {issued}: {amount}.</translation>
    </message>
    <message>
        <source>The last invoice {number} of {issued} is for {amount}, due by {due}.</source>
        <translation>Ostatnia faktura {number} z {issued}: {amount}, termin {due}.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more meter(s), told on page 2.3.</source>
        <translation>
            <numerusform>I jeszcze %n licznik: na stronie 2.3.</numerusform>
            <numerusform>I jeszcze %n liczniki: na stronie 2.3.</numerusform>
            <numerusform>I jeszcze %n liczników: na stronie 2.3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Water is charged by average norms: {m3} m³ a month.</source>
        <translation>Woda jest rozliczana według przeciętnych norm zużycia: {m3} m³ na miesiąc.</translation>
    </message>
    <message>
        <source>The state of the meter ({name}) is not known, please give it.</source>
        <translation>Stan wodomierza ({name}) nie jest znany, proszę go podać.</translation>
    </message>
    <message>
        <source>The last booked reading ({name}) is {state} of {day}.</source>
        <translation>Ostatni zaksięgowany odczyt wodomierza ({name}): {state} z {day}.</translation>
    </message>
    <message>
        <source>The last state ({name}) is an estimate: {state} of {day}; please give the true one.</source>
        <translation>Ostatni stan wodomierza ({name}) jest szacunkowy: {state} z {day}; proszę podać rzeczywisty.</translation>
    </message>
    <message>
        <source>The next pickups: {days}.</source>
        <translation>Najbliższe wywozy: {days}.</translation>
    </message>
    <message>
        <source>instead of {day}</source>
        <translation>zamiast {day}</translation>
    </message>
    <message>
        <source>Good day,</source>
        <translation>Dzień dobry,</translation>
    </message>
    <message>
        <source>Yours faithfully
Customer office</source>
        <translation>Z poważaniem
Biuro Obsługi Klienta</translation>
    </message>
</context>
<context>
    <name>Topics</name>
    <message>
        <source>ba&amp;lance</source>
        <translation>&amp;saldo</translation>
    </message>
    <message>
        <source>&amp;reading</source>
        <translation>&amp;odczyt</translation>
    </message>
    <message>
        <source>&amp;document</source>
        <translation>&amp;dokument</translation>
    </message>
    <message>
        <source>&amp;complaint</source>
        <translation>&amp;reklamacja</translation>
    </message>
    <message>
        <source>&amp;failure</source>
        <translation>&amp;awaria</translation>
    </message>
    <message>
        <source>pic&amp;kup</source>
        <translation>&amp;wywóz</translation>
    </message>
    <message>
        <source>&amp;e-BOK</source>
        <translation>&amp;e-BOK</translation>
    </message>
    <message>
        <source>personal d&amp;ata</source>
        <translation>da&amp;ne</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>Questions to the caller</source>
        <translation>Pytania do rozmówcy</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nie pytano</translation>
    </message>
    <message>
        <source>right</source>
        <translation>dobrze</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>źle</translation>
    </message>
</context>
<context>
    <name>CallerPanel</name>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Osobiście</translation>
    </message>
    <message>
        <source>Own work</source>
        <translation>Praca własna</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Rozmówca</translation>
    </message>
    <message>
        <source>How the customer came</source>
        <translation>Sposób kontaktu</translation>
    </message>
    <message>
        <source>Last four digits of PESEL</source>
        <translation>Ostatnie cztery cyfry PESEL</translation>
    </message>
    <message>
        <source>Locked until tomorrow: three wrong answers today.</source>
        <translation>Zablokowane do jutra: dziś trzy złe odpowiedzi.</translation>
    </message>
    <message>
        <source>There is no PESEL on file. Ask something else.</source>
        <translation>W kartotece nie ma numeru PESEL. Zapytaj o co innego.</translation>
    </message>
    <message>
        <source>Own work: everything is shown, nobody is told. The reason is logged.</source>
        <translation>Praca własna: widać wszystko, nikomu się nie podaje. Powód jest w dzienniku.</translation>
    </message>
    <message>
        <source>Locked until tomorrow: three wrong answers today. Say only: the details could not be confirmed.</source>
        <translation>Zablokowane do jutra: dziś trzy złe odpowiedzi. Mówimy tylko: danych nie udało się potwierdzić.</translation>
    </message>
    <message>
        <source>Verified {at}: {answers}</source>
        <translation>Zweryfikowany {at}: {answers}</translation>
    </message>
    <message>
        <source>For the balance: one strong (bold) and one more, or three others.</source>
        <translation>Do salda: jedna mocna (gruba) i jedna inna albo trzy zwykłe.</translation>
    </message>
    <message numerus="yes">
        <source>%n more wrong answer(s) lock the day.</source>
        <translation>
            <numerusform>Jeszcze %n zła odpowiedź i blokada do jutra.</numerusform>
            <numerusform>Jeszcze %n złe odpowiedzi i blokada do jutra.</numerusform>
            <numerusform>Jeszcze %n złych odpowiedzi i blokada do jutra.</numerusform>
        </translation>
    </message>
    <message>
        <source>On file: {answer}</source>
        <translation>W kartotece: {answer}</translation>
    </message>
    <message>
        <source>Compare name and photograph; write down no number, make no copy.</source>
        <translation>Porównać nazwisko i zdjęcie; nie spisywać numeru, nie kopiować.</translation>
    </message>
    <message>
        <source>Tick after ringing back: {phone}</source>
        <translation>Zaznaczyć po oddzwonieniu na {phone}</translation>
    </message>
    <message>
        <source>Press 6 and type the four digits; the database compares.</source>
        <translation>Klawisz 6 i cztery cyfry; porównuje baza.</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answers</source>
        <translation>Odpowiedzi</translation>
    </message>
    <message>
        <source>What the answers are about</source>
        <translation>O czym są odpowiedzi</translation>
    </message>
    <message>
        <source>Sentences to read aloud</source>
        <translation>Zdania do odczytania</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Wyślij</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Rozmówca</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Kopiuj odpowiedź</translation>
    </message>
    <message>
        <source>Send the answer to e-BOK</source>
        <translation>Wyślij odpowiedź do e-BOK</translation>
    </message>
    <message>
        <source>The answer is copied.</source>
        <translation>Odpowiedź skopiowana.</translation>
    </message>
    <message>
        <source>Without verification only this may be said:</source>
        <translation>Bez weryfikacji można powiedzieć tylko:</translation>
    </message>
    <message>
        <source>Press F7 again to send.</source>
        <translation>Jeszcze raz F7, żeby wysłać.</translation>
    </message>
    <message>
        <source>The answer is in the customer's e-BOK inbox.</source>
        <translation>Odpowiedź jest w skrzynce e-BOK klienta.</translation>
    </message>
    <message>
        <source>Answer of the customer office</source>
        <translation>Odpowiedź Biura Obsługi Klienta</translation>
    </message>
    <message>
        <source>Answer of the customer office: {topic}</source>
        <translation>Odpowiedź Biura Obsługi Klienta: {topic}</translation>
    </message>
    <message>
        <source>Sending opens when the caller is verified.</source>
        <translation>Wysyłanie po weryfikacji rozmówcy.</translation>
    </message>
    <message>
        <source>The customer has no e-BOK account to send to.</source>
        <translation>Nie ma dokąd wysłać: klient nie ma konta e-BOK.</translation>
    </message>
    <message>
        <source>Can't be sent: the e-BOK account is {state}.</source>
        <translation>Nie można wysłać, stan konta e-BOK: {state}.</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>Nie ma czego wysłać.</translation>
    </message>
    <message>
        <source>To: e-BOK inbox {login}</source>
        <translation>Do: skrzynka e-BOK {login}</translation>
    </message>
</context>
<context>
    <name>NotePanel</name>
    <message>
        <source>Note</source>
        <translation>Notatka</translation>
    </message>
    <message>
        <source>Note of this contact</source>
        <translation>Notatka z tego kontaktu</translation>
    </message>
    <message>
        <source>What was it about?  Ctrl+N</source>
        <translation>O co chodziło?  Ctrl+N</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Przypomnij</translation>
    </message>
    <message>
        <source>Day of the reminder</source>
        <translation>Dzień przypomnienia</translation>
    </message>
    <message>
        <source>End the contact</source>
        <translation>Zakończ kontakt</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Zakończ</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Wyrzuć szkic</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Rozmówca</translation>
    </message>
    <message>
        <source>Write the note</source>
        <translation>Pisz notatkę</translation>
    </message>
    <message>
        <source>Topic: {topic}</source>
        <translation>Temat: {topic}</translation>
    </message>
    <message>
        <source>Choose a topic: {letters}.</source>
        <translation>Wybierz temat: {letters}.</translation>
    </message>
    <message>
        <source>The note is not kept yet.</source>
        <translation>Notatka nie jest jeszcze zapisana.</translation>
    </message>
    <message>
        <source>No connection: the note is kept here and stored by itself.</source>
        <translation>Brak połączenia: notatka jest w pamięci, zapisze się sama.</translation>
    </message>
    <message>
        <source>Received {received}, to be answered by {deadline}.</source>
        <translation>Wpływ {received}, termin odpowiedzi {deadline}.</translation>
    </message>
    <message>
        <source>A note that was not finished has come back.</source>
        <translation>Wróciła niedokończona notatka.</translation>
    </message>
    <message>
        <source>Complaint {signature} is stored, to be answered by {deadline}.</source>
        <translation>Zapisano reklamację {signature}, termin odpowiedzi {deadline}.</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Kopiuj numer</translation>
    </message>
    <message>
        <source>The contact is stored.</source>
        <translation>Zapisano kontakt.</translation>
    </message>
    <message>
        <source>The note is too long: at most {count} characters.</source>
        <translation>Notatka jest za długa: najwyżej {count} znaków.</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Verify the caller</source>
        <translation>Weryfikuj rozmówcę</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Rozmówca</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>complaint</source>
        <translation>reklamacja</translation>
    </message>
    <message>
        <source>missed pickup</source>
        <translation>brak odbioru</translation>
    </message>
    <message>
        <source>the deadline has passed - check the effect</source>
        <translation>termin minął - sprawdź skutek</translation>
    </message>
    <message>
        <source>the deadline is today</source>
        <translation>termin dziś</translation>
    </message>
    <message>
        <source>{days} left</source>
        <translation>zostało {days}</translation>
    </message>
    <message>
        <source>{signature}, answered {day}</source>
        <translation>{signature}, odpowiedziano {day}</translation>
    </message>
    <message>
        <source>{signature}, to be answered by {deadline}</source>
        <translation>{signature}, termin odpowiedzi {deadline}</translation>
    </message>
    <message>
        <source>answered {day}</source>
        <translation>odpowiedziano {day}</translation>
    </message>
    <message>
        <source>reminded {day}</source>
        <translation>przypomniano {day}</translation>
    </message>
    <message>
        <source>remind {day}</source>
        <translation>przypomnieć {day}</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>niezakończony</translation>
    </message>
    <message>
        <source>going on now</source>
        <translation>trwa teraz</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Temat</translation>
    </message>
    <message>
        <source>personal data</source>
        <translation>dane osobowe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notatka</translation>
    </message>
    <message>
        <source>Deadline or reminder</source>
        <translation>Termin, przypomnienie</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Jak</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kto</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Reading the contacts ...</source>
        <translation>Wczytuję kontakty ...</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakty</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Reminder done</source>
        <translation>Przypomnienie załatwione</translation>
    </message>
    <message>
        <source>Complaint answered</source>
        <translation>Na reklamację odpowiedziano</translation>
    </message>
    <message>
        <source>End this contact</source>
        <translation>Zakończ ten kontakt</translation>
    </message>
    <message>
        <source>Nobody of this customer has called or come yet. The first contact is stored at its end.</source>
        <translation>Klient jeszcze nie dzwonił ani nie był. Kontakt zapisuje się, gdy się kończy.</translation>
    </message>
    <message>
        <source>(shown when the caller is verified)</source>
        <translation>(treść po weryfikacji rozmówcy)</translation>
    </message>
    <message>
        <source>No note was written.</source>
        <translation>Nie ma notatki.</translation>
    </message>
    <message>
        <source>The reminder is done.</source>
        <translation>Przypomnienie załatwione.</translation>
    </message>
    <message>
        <source>The complaint {signature} is answered.</source>
        <translation>Na reklamację {signature} odpowiedziano.</translation>
    </message>
    <message>
        <source>The contact is ended.</source>
        <translation>Kontakt zakończony.</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>kontakty</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Write what it is about.</source>
        <translation>Wpisz, czego dotyczy.</translation>
    </message>
    <message>
        <source>The subject is too long.</source>
        <translation>Temat jest za długi.</translation>
    </message>
    <message>
        <source>Write the message.</source>
        <translation>Wpisz wiadomość.</translation>
    </message>
    <message>
        <source>The message is too long.</source>
        <translation>Wiadomość jest za długa.</translation>
    </message>
    <message>
        <source>The customer's e-BOK account is not active: nobody would read it.</source>
        <translation>Konto e-BOK klienta nie jest aktywne: nikt by tego nie przeczytał.</translation>
    </message>
    <message>
        <source>This conversation is no longer there.</source>
        <translation>Tej rozmowy już nie ma.</translation>
    </message>
    <message>
        <source>unread, waits</source>
        <translation>nieprzeczytana, czeka</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>czeka na odpowiedź</translation>
    </message>
    <message>
        <source>needs no answer</source>
        <translation>odpowiedź niepotrzebna</translation>
    </message>
    <message>
        <source>not yet read by the customer</source>
        <translation>klient nie czytał</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Ostatnia</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Temat</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Wiadomości</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>customer (e-BOK)</source>
        <translation>klient (e-BOK)</translation>
    </message>
    <message>
        <source>read {moment}</source>
        <translation>przeczytano {moment}</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>nieprzeczytana</translation>
    </message>
    <message>
        <source>read</source>
        <translation>przeczytana</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Czeka</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
</context>
<context>
    <name>MessageForm</name>
    <message>
        <source>Send to e-BOK</source>
        <translation>Wyślij do e-BOK</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wyrzuć</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Odpowiedź</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Nowa wiadomość</translation>
    </message>
</context>
<context>
    <name>MessagesPage</name>
    <message>
        <source>Messages are shown once the caller is verified (balance level), or in own work without a caller.</source>
        <translation>Wiadomości widać po weryfikacji rozmówcy (poziom: saldo) albo w pracy własnej, bez rozmówcy.</translation>
    </message>
    <message>
        <source>Own work, nobody is calling</source>
        <translation>Praca własna, nikt nie dzwoni</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Rozmowy</translation>
    </message>
    <message>
        <source>Reading the messages ...</source>
        <translation>Wczytuję wiadomości ...</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Wiadomości</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Nowa wiadomość</translation>
    </message>
    <message>
        <source>Read older ones</source>
        <translation>Wczytaj starsze</translation>
    </message>
    <message>
        <source>To: e-BOK inbox {login}</source>
        <translation>Do: skrzynka e-BOK {login}</translation>
    </message>
    <message>
        <source>Can't be sent, the e-BOK account: {state}.</source>
        <translation>Nie można wysłać, stan konta e-BOK: {state}.</translation>
    </message>
    <message>
        <source>The message being written is not kept yet.</source>
        <translation>Pisana wiadomość nie jest jeszcze zapisana.</translation>
    </message>
    <message>
        <source>No message was written yet. "New message" writes the first one.</source>
        <translation>Nie ma jeszcze wiadomości. Pierwszą pisze się przyciskiem „Nowa wiadomość”.</translation>
    </message>
    <message>
        <source>The message is in the customer's e-BOK inbox.</source>
        <translation>Wiadomość jest w skrzynce e-BOK klienta.</translation>
    </message>
    <message>
        <source>A message that was not sent has come back.</source>
        <translation>Wróciła niewysłana wiadomość.</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>wiadomości</translation>
    </message>
</context>
<context>
    <name>OfficeMessagesPage</name>
    <message>
        <source>Reading the messages ...</source>
        <translation>Wczytuję wiadomości ...</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Wiadomości</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Tasks: {count}</source>
        <translation>Zadania: {count}</translation>
    </message>
    <message>
        <source>Declarations of people not on file: {count}</source>
        <translation>Oświadczenia osób spoza kartoteki: {count}</translation>
    </message>
    <message>
        <source>Changes of data to decide: {count}</source>
        <translation>Wnioski o zmianę danych: {count}</translation>
    </message>
    <message>
        <source>E-mails not sent: {count}</source>
        <translation>Niewysłane e-maile: {count}</translation>
    </message>
    <message>
        <source>task</source>
        <translation>zadanie</translation>
    </message>
    <message>
        <source>declarations to finish</source>
        <translation>oświadczenia do dokończenia</translation>
    </message>
    <message>
        <source>changes of data</source>
        <translation>wnioski o zmianę danych</translation>
    </message>
    <message>
        <source>e-mails not sent</source>
        <translation>niewysłane e-maile</translation>
    </message>
    <message>
        <source>the e-mail address does not work: ask for another</source>
        <translation>adres e-mail nie działa: zapytaj o inny</translation>
    </message>
    <message>
        <source>an e-mail may or may not have arrived: repeat it or leave it</source>
        <translation>nie wiadomo, czy e-mail doszedł: ponów albo zostaw</translation>
    </message>
    <message>
        <source>a registration was undone: tell the customer</source>
        <translation>cofnięto rejestrację: zawiadom odbiorcę</translation>
    </message>
    <message>
        <source>Complaints: {count}</source>
        <translation>Reklamacje: {count}</translation>
    </message>
    <message>
        <source>My reminders: {count}</source>
        <translation>Moje przypomnienia: {count}</translation>
    </message>
    <message>
        <source>My contacts not ended: {count}</source>
        <translation>Moje niezakończone kontakty: {count}</translation>
    </message>
    <message>
        <source>My drafts: {count}</source>
        <translation>Moje szkice: {count}</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>niedokończone</translation>
    </message>
    <message>
        <source>a message not sent</source>
        <translation>niewysłana wiadomość</translation>
    </message>
    <message>
        <source>a note being written</source>
        <translation>notatka w trakcie</translation>
    </message>
    <message>
        <source>Messages without an answer: {count}</source>
        <translation>Wiadomości bez odpowiedzi: {count}</translation>
    </message>
    <message>
        <source>Readings to confirm: {count}</source>
        <translation>Odczyty do zatwierdzenia: {count}</translation>
    </message>
    <message>
        <source>complaint deadline</source>
        <translation>termin reklamacji</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>przypomnienie</translation>
    </message>
    <message>
        <source>contact not ended</source>
        <translation>niezakończony kontakt</translation>
    </message>
    <message>
        <source>messages without an answer</source>
        <translation>wiadomości bez odpowiedzi</translation>
    </message>
    <message>
        <source>readings to confirm</source>
        <translation>odczyty do zatwierdzenia</translation>
    </message>
    <message>
        <source>oldest {when}</source>
        <translation>najstarsze {when}</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Co</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sprawa</translation>
    </message>
</context>
<context>
    <name>OfficeTodayPage</name>
    <message>
        <source>The task is done</source>
        <translation>Zadanie wykonane</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Co czeka</translation>
    </message>
    <message>
        <source>Looking for what waits ...</source>
        <translation>Sprawdzam, co czeka ...</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Dziś</translation>
    </message>
    <message>
        <source>Nothing waits. F3 searches for a customer.</source>
        <translation>Nic nie czeka. F3 szuka klienta.</translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message>
        <source>Write what is announced.</source>
        <translation>Wpisz treść.</translation>
    </message>
    <message>
        <source>The text is too long: at most 500 characters.</source>
        <translation>Treść jest za długa: najwyżej 500 znaków.</translation>
    </message>
    <message>
        <source>It must end after it begins.</source>
        <translation>Koniec musi być po początku.</translation>
    </message>
    <message>
        <source>It would be over already.</source>
        <translation>Już by się skończył.</translation>
    </message>
    <message>
        <source>both services</source>
        <translation>obie usługi</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>wszyscy</translation>
    </message>
    <message>
        <source>until withdrawn</source>
        <translation>do wycofania</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>wycofany</translation>
    </message>
    <message>
        <source>on the cards</source>
        <translation>na kartach</translation>
    </message>
    <message>
        <source>later</source>
        <translation>później</translation>
    </message>
    <message>
        <source>over</source>
        <translation>zakończony</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Usługa</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>Komunikat</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>Ulice</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kto</translation>
    </message>
</context>
<context>
    <name>AnnouncementForm</name>
    <message>
        <source>New announcement</source>
        <translation>Nowy komunikat</translation>
    </message>
    <message>
        <source>Failure: no water until 3 p.m.</source>
        <translation>Awaria: brak wody do 15:00</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Treść</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Kończy się</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Announce</source>
        <translation>Ogłoś</translation>
    </message>
    <message>
        <source>It stands on the cards of these streets and in the answers at once.</source>
        <translation>Od razu stoi na kartach tych ulic i w odpowiedziach.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Usługa</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
</context>
<context>
    <name>OfficeBoardPage</name>
    <message>
        <source>Announcements</source>
        <translation>Komunikaty</translation>
    </message>
    <message>
        <source>Reading the announcements ...</source>
        <translation>Wczytuję komunikaty ...</translation>
    </message>
    <message>
        <source>Withdraw the announcement</source>
        <translation>Wycofaj komunikat</translation>
    </message>
    <message>
        <source>The announcement is not made yet.</source>
        <translation>Komunikat nie jest jeszcze ogłoszony.</translation>
    </message>
    <message>
        <source>Nothing is announced.</source>
        <translation>Nie ma komunikatów.</translation>
    </message>
    <message>
        <source>A supervisor writes announcements here.</source>
        <translation>Komunikaty ogłasza tu kierownik.</translation>
    </message>
    <message>
        <source>Announced: it stands on the cards concerned.</source>
        <translation>Ogłoszono: komunikat stoi na kartach, których dotyczy.</translation>
    </message>
    <message>
        <source>The announcement is withdrawn.</source>
        <translation>Komunikat wycofany.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Biuro</translation>
    </message>
</context>
</TS>
