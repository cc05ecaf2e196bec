people-title = x
