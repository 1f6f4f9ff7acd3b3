<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Words</name>
    <message>
        <source>called back at the number on file</source>
        <translation>oddzwoniono na numer z kartoteki</translation>
    </message>
</context>
<context>
    <name>Answers</name>
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
</TS>
