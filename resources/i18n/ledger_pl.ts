<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>BalanceWords</name>
    <message>
        <source>{day} January</source>
        <translation>{day} stycznia</translation>
    </message>
    <message>
        <source>{day} February</source>
        <translation>{day} lutego</translation>
    </message>
    <message>
        <source>{day} March</source>
        <translation>{day} marca</translation>
    </message>
    <message>
        <source>{day} April</source>
        <translation>{day} kwietnia</translation>
    </message>
    <message>
        <source>{day} May</source>
        <translation>{day} maja</translation>
    </message>
    <message>
        <source>{day} June</source>
        <translation>{day} czerwca</translation>
    </message>
    <message>
        <source>{day} July</source>
        <translation>{day} lipca</translation>
    </message>
    <message>
        <source>{day} August</source>
        <translation>{day} sierpnia</translation>
    </message>
    <message>
        <source>{day} September</source>
        <translation>{day} września</translation>
    </message>
    <message>
        <source>{day} October</source>
        <translation>{day} października</translation>
    </message>
    <message>
        <source>{day} November</source>
        <translation>{day} listopada</translation>
    </message>
    <message>
        <source>{day} December</source>
        <translation>{day} grudnia</translation>
    </message>
    <message>
        <source>{amount} is disputed: not to be paid until the complaint is decided.</source>
        <translation>{amount} sporne: do zapłaty dopiero po rozpatrzeniu reklamacji.</translation>
    </message>
    <message>
        <source>{amount} is in instalments: to be paid by the agreed schedule.</source>
        <translation>{amount} rozłożone na raty: płatne według harmonogramu ugody.</translation>
    </message>
    <message>
        <source>{amount} is in court or with the bailiff: to be paid as they decide.</source>
        <translation>{amount} w sądzie lub u komornika: płatne tak, jak oni wskażą.</translation>
    </message>
    <message>
        <source>{amount} falls under the bankruptcy: the office asks for it in those proceedings only.</source>
        <translation>{amount} objęte upadłością: biuro dochodzi tej kwoty tylko w tamtym postępowaniu.</translation>
    </message>
    <message>
        <source>{amount} is in the disconnection procedure: settle it with a supervisor.</source>
        <translation>{amount} w procedurze odcięcia: do ustalenia z kierownikiem.</translation>
    </message>
    <message>
        <source>{amount} is left by a deceased customer: nobody is asked to pay it yet.</source>
        <translation>{amount} po zmarłym odbiorcy: na razie nikogo nie wzywamy do zapłaty.</translation>
    </message>
    <message>
        <source>{amount} is time-barred: nobody is asked to pay it and no payment is settled against it.</source>
        <translation>{amount} przedawnione: nie wzywamy do zapłaty i nie zaliczamy na to wpłat.</translation>
    </message>
    <message>
        <source>Dr</source>
        <translation>Wn</translation>
    </message>
    <message>
        <source>Cr</source>
        <translation>Ma</translation>
    </message>
    <message>
        <source>to pay {amount}</source>
        <translation>do zapłaty {amount}</translation>
    </message>
    <message>
        <source>nothing overdue</source>
        <translation>bez zaległości</translation>
    </message>
    <message>
        <source>overpayment {amount}</source>
        <translation>nadpłata {amount}</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>rozliczone</translation>
    </message>
    <message>
        <source>nothing to pay</source>
        <translation>nic do zapłaty</translation>
    </message>
    <message>
        <source>the fee is run by the commune</source>
        <translation>opłatę prowadzi Gmina</translation>
    </message>
    <message>
        <source>all of it overdue (oldest due date {day})</source>
        <translation>całość po terminie (najstarszy termin {day})</translation>
    </message>
    <message>
        <source>of this overdue {amount} (oldest due date {day})</source>
        <translation>w tym po terminie {amount} (najstarszy termin {day})</translation>
    </message>
    <message>
        <source>to pay {amount} by {day}</source>
        <translation>do zapłaty {amount} do {day}</translation>
    </message>
    <message>
        <source>to pay {amount}, of this {part} by {day}</source>
        <translation>do zapłaty {amount}, w tym {part} do {day}</translation>
    </message>
    <message>
        <source>apart from it {amount}: {status}</source>
        <translation>poza tym {amount}: {status}</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n karta</numerusform>
            <numerusform>%n karty</numerusform>
            <numerusform>%n kart</numerusform>
        </translation>
    </message>
    <message>
        <source>the fee is run by the commune, tel. {phone}</source>
        <translation>opłatę prowadzi Gmina, tel. {phone}</translation>
    </message>
    <message>
        <source>This fee is run by the commune.</source>
        <translation>Tę opłatę prowadzi Gmina.</translation>
    </message>
    <message>
        <source>This fee is run by the commune, tel. {phone}.</source>
        <translation>Tę opłatę prowadzi Gmina, tel. {phone}.</translation>
    </message>
    <message>
        <source>payments booked up to {day}</source>
        <translation>wpłaty zaksięgowane do {day}</translation>
    </message>
    <message>
        <source>without interest</source>
        <translation>bez odsetek</translation>
    </message>
    <message>
        <source>no payment so far</source>
        <translation>nie było jeszcze wpłaty</translation>
    </message>
    <message>
        <source>last payment {amount} {day}</source>
        <translation>ostatnia wpłata {amount} {day}</translation>
    </message>
    <message>
        <source>there is an overpayment of {amount}, nothing has to be paid</source>
        <translation>jest nadpłata {amount}, nic nie trzeba płacić</translation>
    </message>
    <message>
        <source>this fee is paid to the commune</source>
        <translation>tę opłatę wnosi się do Gminy</translation>
    </message>
    <message>
        <source>nothing has to be paid now</source>
        <translation>teraz nic nie trzeba płacić</translation>
    </message>
    <message>
        <source>please pay {amount} at once</source>
        <translation>{amount} proszę wpłacić od razu</translation>
    </message>
    <message>
        <source>{amount} by {day}</source>
        <translation>{amount} do {day}</translation>
    </message>
    <message>
        <source>please pay {amount} by {day}</source>
        <translation>{amount} proszę wpłacić do {day}</translation>
    </message>
    <message>
        <source>a further {amount} later</source>
        <translation>kolejne {amount} później</translation>
    </message>
    <message>
        <source>{amount} without a due date</source>
        <translation>{amount} bez wyznaczonego terminu</translation>
    </message>
    <message>
        <source>{service}, card {number}</source>
        <translation>{service}, karta {number}</translation>
    </message>
    <message>
        <source>Account for this service: {nrb}</source>
        <translation>Rachunek tej usługi: {nrb}</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Do zapłaty</translation>
    </message>
    <message>
        <source>Overpayment</source>
        <translation>Nadpłata</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Rozliczone</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>Nic do zapłaty</translation>
    </message>
    <message>
        <source>Commune's fee</source>
        <translation>Opłata Gminy</translation>
    </message>
    <message>
        <source>Not yet due {amount}, by {day}</source>
        <translation>Jeszcze niewymagalne {amount}, termin {day}</translation>
    </message>
    <message>
        <source>1–30 days</source>
        <translation>1–30 dni</translation>
    </message>
    <message>
        <source>31–60 days</source>
        <translation>31–60 dni</translation>
    </message>
    <message>
        <source>61–90 days</source>
        <translation>61–90 dni</translation>
    </message>
    <message>
        <source>over 90 days</source>
        <translation>ponad 90 dni</translation>
    </message>
    <message>
        <source>set apart {amount}</source>
        <translation>poza tym {amount} ze statusem</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Month / operation</source>
        <translation>Miesiąc / operacja</translation>
    </message>
    <message>
        <source>02.10.2026 ! invoice, overdue</source>
        <translation>02.10.2026 ! faktura, po terminie</translation>
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
        <source>Dr (charges)</source>
        <translation>Wn (obciążenia)</translation>
    </message>
    <message>
        <source>Cr (payments)</source>
        <translation>Ma (wpłaty)</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Saldo po operacji</translation>
    </message>
    <message>
        <source>Dr</source>
        <translation>Wn</translation>
    </message>
    <message>
        <source>Cr</source>
        <translation>Ma</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>po terminie</translation>
    </message>
    <message>
        <source>due date {day}</source>
        <translation>termin {day}</translation>
    </message>
    <message>
        <source>{what}, overdue</source>
        <translation>{what}, po terminie</translation>
    </message>
    <message>
        <source>{what}, paid in part</source>
        <translation>{what}, zapłacona częściowo</translation>
    </message>
    <message>
        <source>Still to pay: {amount}</source>
        <translation>Pozostało do zapłaty: {amount}</translation>
    </message>
    <message>
        <source>Not settled yet: {amount}</source>
        <translation>Jeszcze nierozliczone: {amount}</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>Data księgowania</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operacja</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>The balance may be told once the caller is verified (the panel on the right).</source>
        <translation>Saldo wolno podać dopiero po weryfikacji rozmówcy (panel po prawej).</translation>
    </message>
    <message>
        <source>Object card</source>
        <translation>Karta obiektu</translation>
    </message>
    <message>
        <source>Object card: {service}</source>
        <translation>Karta obiektu: {service}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwisko i imię</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Id of the card</source>
        <translation>Id karty</translation>
    </message>
    <message>
        <source>Tariff</source>
        <translation>Grupa taryfowa</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Umowa</translation>
    </message>
    <message>
        <source>Copy the account</source>
        <translation>Kopiuj rachunek</translation>
    </message>
    <message>
        <source>Copy the bank account number</source>
        <translation>Kopiuj numer rachunku</translation>
    </message>
    <message>
        <source>Financial history</source>
        <translation>Historia finansowa</translation>
    </message>
    <message>
        <source>Financial history by month</source>
        <translation>Historia finansowa po miesiącach</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Zapisz do pliku</translation>
    </message>
    <message>
        <source>Nothing has been charged or paid on this card yet.</source>
        <translation>Na tej karcie nie było jeszcze obciążeń ani wpłat.</translation>
    </message>
    <message>
        <source>Save the financial history as a file</source>
        <translation>Zapisz historię finansową do pliku</translation>
    </message>
    <message>
        <source>{service}, account: {nrb}</source>
        <translation>{service}, rachunek: {nrb}</translation>
    </message>
    <message>
        <source>{number}, closed {day}</source>
        <translation>{number}, zamknięta {day}</translation>
    </message>
    <message>
        <source>none: public-law fee of the commune</source>
        <translation>brak: opłata publicznoprawna Gminy</translation>
    </message>
    <message>
        <source>{number} of {day}</source>
        <translation>{number} z {day}</translation>
    </message>
    <message>
        <source>Copied, {service}: {nrb}</source>
        <translation>Skopiowano, {service}: {nrb}</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) saved: {path}</source>
        <translation>
            <numerusform>Zapisano %n operację: {path}</numerusform>
            <numerusform>Zapisano %n operacje: {path}</numerusform>
            <numerusform>Zapisano %n operacji: {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>card: water</source>
        <translation>karta: woda</translation>
    </message>
    <message>
        <source>card: waste</source>
        <translation>karta: wywozy</translation>
    </message>
</context>
</TS>
