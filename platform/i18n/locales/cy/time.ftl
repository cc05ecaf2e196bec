# Dyddiadau, amseroedd, a pha mor bell yn ôl neu pa mor fuan.

month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr

weekday-1 = Dydd Llun
weekday-2 = Dydd Mawrth
weekday-3 = Dydd Mercher
weekday-4 = Dydd Iau
weekday-5 = Dydd Gwener
weekday-6 = Dydd Sadwrn
weekday-7 = Dydd Sul

date-day = { $day } { $month } { $year }
date-with-weekday = { $weekday }, { $day } { $month } { $year }
date-with-time = { $date }, { $time }
date-month = { $month } { $year }
date-about = tua { $date }
date-between = o { $from } i { $to }
date-unknown = ddim yn hysbys

ago-now = eiliadau yn ôl
ago-minutes =
    { $count ->
        [zero] { $count } munud yn ôl
        [one] { $count } munud yn ôl
        [two] { $count } funud yn ôl
        [few] { $count } munud yn ôl
        [many] { $count } munud yn ôl
       *[other] { $count } munud yn ôl
    }
ago-hours =
    { $count ->
        [zero] { $count } awr yn ôl
        [one] { $count } awr yn ôl
        [two] { $count } awr yn ôl
        [few] { $count } awr yn ôl
        [many] { $count } awr yn ôl
       *[other] { $count } awr yn ôl
    }
ago-days =
    { $count ->
        [zero] { $count } diwrnod yn ôl
        [one] { $count } diwrnod yn ôl
        [two] { $count } ddiwrnod yn ôl
        [few] { $count } diwrnod yn ôl
        [many] { $count } diwrnod yn ôl
       *[other] { $count } diwrnod yn ôl
    }

due-now = yn awr
due-minutes =
    { $count ->
        [zero] ymhen { $count } munud
        [one] ymhen { $count } munud
        [two] ymhen { $count } funud
        [few] ymhen { $count } munud
        [many] ymhen { $count } munud
       *[other] ymhen { $count } munud
    }
due-hours =
    { $count ->
        [zero] ymhen { $count } awr
        [one] ymhen { $count } awr
        [two] ymhen { $count } awr
        [few] ymhen { $count } awr
        [many] ymhen { $count } awr
       *[other] ymhen { $count } awr
    }
due-days =
    { $count ->
        [zero] ymhen { $count } diwrnod
        [one] ymhen { $count } diwrnod
        [two] ymhen { $count } ddiwrnod
        [few] ymhen { $count } diwrnod
        [many] ymhen { $count } diwrnod
       *[other] ymhen { $count } diwrnod
    }

late-minutes =
    { $count ->
        [zero] { $count } munud yn hwyr
        [one] { $count } munud yn hwyr
        [two] { $count } funud yn hwyr
        [few] { $count } munud yn hwyr
        [many] { $count } munud yn hwyr
       *[other] { $count } munud yn hwyr
    }
late-hours =
    { $count ->
        [zero] { $count } awr yn hwyr
        [one] { $count } awr yn hwyr
        [two] { $count } awr yn hwyr
        [few] { $count } awr yn hwyr
        [many] { $count } awr yn hwyr
       *[other] { $count } awr yn hwyr
    }
late-days =
    { $count ->
        [zero] { $count } diwrnod yn hwyr
        [one] { $count } diwrnod yn hwyr
        [two] { $count } ddiwrnod yn hwyr
        [few] { $count } diwrnod yn hwyr
        [many] { $count } diwrnod yn hwyr
       *[other] { $count } diwrnod yn hwyr
    }
