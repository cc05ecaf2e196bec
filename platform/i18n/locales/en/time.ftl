# Dates, times and how long ago or how soon.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

date-day = { $day } { $month } { $year }
date-with-weekday = { $weekday }, { $day } { $month } { $year }
date-with-time = { $date }, { $time }
date-month = { $month } { $year }
date-about = about { $date }
date-between = between { $from } and { $to }
date-unknown = not known

ago-now = just now
ago-minutes =
    { $count ->
        [one] { $count } minute ago
       *[other] { $count } minutes ago
    }
ago-hours =
    { $count ->
        [one] { $count } hour ago
       *[other] { $count } hours ago
    }
ago-days =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }

due-now = due now
due-minutes =
    { $count ->
        [one] in { $count } minute
       *[other] in { $count } minutes
    }
due-hours =
    { $count ->
        [one] in { $count } hour
       *[other] in { $count } hours
    }
due-days =
    { $count ->
        [one] in { $count } day
       *[other] in { $count } days
    }

late-minutes =
    { $count ->
        [one] { $count } minute late
       *[other] { $count } minutes late
    }
late-hours =
    { $count ->
        [one] { $count } hour late
       *[other] { $count } hours late
    }
late-days =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }
