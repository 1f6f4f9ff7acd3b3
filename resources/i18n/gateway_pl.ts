<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Today</name>
    <message>
        <source>an on-line payment was not booked: clear it up</source>
        <translation>płatność on-line nie została zaksięgowana: do wyjaśnienia</translation>
    </message>
    <message>
        <source>an on-line payment came after it was cancelled</source>
        <translation>płatność on-line wpłynęła po anulowaniu</translation>
    </message>
</context>
<context>
    <name>ClearUp</name>
    <message>
        <source>Ask the gateway again</source>
        <translation>Sprawdź jeszcze raz</translation>
    </message>
    <message>
        <source>End without booking</source>
        <translation>Zakończ bez księgowania</translation>
    </message>
    <message>
        <source>Take {amount}</source>
        <translation>Przyjmij {amount}</translation>
    </message>
    <message>
        <source>Why {amount} is taken</source>
        <translation>Dlaczego przyjmujemy {amount}</translation>
    </message>
    <message>
        <source>Book {amount}</source>
        <translation>Zaksięguj {amount}</translation>
    </message>
    <message>
        <source>{amount} is booked as soon as the gateway has confirmed it.</source>
        <translation>Wpłata {amount} zostanie zaksięgowana, gdy tylko bramka ją potwierdzi.</translation>
    </message>
    <message>
        <source>Why nothing is booked (it can't be undone)</source>
        <translation>Dlaczego bez księgowania (tego nie da się cofnąć)</translation>
    </message>
    <message>
        <source>The gateway is asked again.</source>
        <translation>Bramka zostanie zapytana jeszcze raz.</translation>
    </message>
    <message>
        <source>The payment has ended; nothing was booked.</source>
        <translation>Płatność zakończona, niczego nie zaksięgowano.</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>An invoice to be paid by split payment can't be paid on-line.</source>
        <translation>Faktury płatnej w mechanizmie podzielonej płatności nie da się opłacić on-line.</translation>
    </message>
    <message>
        <source>Asked for {amount}. Nothing is booked.</source>
        <translation>Zlecono {amount}. Nic nie zaksięgowano.</translation>
    </message>
    <message>
        <source>Asked for {amount}, paid {paid}. Nothing is booked.</source>
        <translation>Zlecono {amount}, wpłacono {paid}. Nic nie zaksięgowano.</translation>
    </message>
    <message>
        <source>Accounting finishes it.</source>
        <translation>Sprawę kończy księgowość.</translation>
    </message>
    <message>
        <source>Take what was paid, or end it once the gateway has given it back.</source>
        <translation>Przyjmij wpłaconą kwotę albo, po zwrocie w panelu bramki, zakończ bez księgowania.</translation>
    </message>
    <message>
        <source>Clear it up in the gateway's panel, then ask the gateway again, or end it without booking.</source>
        <translation>Wyjaśnij to w panelu bramki, potem sprawdź jeszcze raz albo zakończ bez księgowania.</translation>
    </message>
    <message>
        <source>ended without booking</source>
        <translation>zakończona bez księgowania</translation>
    </message>
    <message>
        <source>Write a reason.</source>
        <translation>Wpisz powód.</translation>
    </message>
</context>
<context>
    <name>PaymentPage</name>
    <message>
        <source>A reason is not saved.</source>
        <translation>Powód nie jest zapisany.</translation>
    </message>
</context>
<context>
    <name>OnlinePanel</name>
    <message>
        <source>An invoice to be paid by split payment can't be paid on-line.</source>
        <translation>Faktury płatnej w mechanizmie podzielonej płatności nie da się opłacić on-line.</translation>
    </message>
</context>
</TS>
