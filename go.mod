module malbild

go 1.26.1
