module github.com/pdfcpu/pdfcpu

go 1.26
