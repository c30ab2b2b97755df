package output

import (
	"errors"
	"io/fs"
	"syscall"

	"malbild/internal/diag"
)

// The findings of this room.
var (
	codeUnsafe = &diag.Code{ID: "MB501", Severity: diag.Error,
		What: diag.Phrase{SV: "namnet «%[1]s» får inte bli en fil", EN: "the name «%[1]s» may not become a file"},
		Why:  diag.Phrase{SV: "filnamn ska gå att skriva och länka till överallt: bara a–z, 0–9, «-» och «.»", EN: "file names must be easy to type and link to anywhere: a–z, 0–9, «-» and «.» only"},
		Cure: diag.Phrase{SV: "byt id i källan", EN: "change the id in the source"}}

	codeEscape = &diag.Code{ID: "MB502", Severity: diag.Error,
		What: diag.Phrase{SV: "«%[1]s» är inte en vanlig mapp", EN: "«%[1]s» is not an ordinary folder"},
		Why:  diag.Phrase{SV: "genom en länk eller en fil på den platsen skulle bygget skriva utanför utmappen", EN: "through a link or a file in that place the build would write outside the output folder"},
		Cure: diag.Phrase{SV: "flytta undan den, eller välj en annan utmapp med --out", EN: "move it away, or choose another output folder with --out"}}

	codeWrite = &diag.Code{ID: "MB503", Severity: diag.Error,
		What: diag.Phrase{SV: "det går inte att skriva i «%[1]s»: %[2]s", EN: "cannot write in «%[1]s»: %[3]s"},
		Why:  diag.Phrase{SV: "en huvudmans filer byts bara ut tillsammans; de gamla filerna är orörda", EN: "a principal's files are replaced only together; the old files are untouched"},
		Cure: diag.Phrase{SV: "gör plats eller ge skrivrättighet och bygg igen, eller välj en annan utmapp med --out", EN: "make room or grant write permission and build again, or choose another output folder with --out"}}

	codeReplace = &diag.Code{ID: "MB509", Severity: diag.Error,
		What: diag.Phrase{SV: "det går inte att skriva «%[1]s»: %[2]s", EN: "cannot write «%[1]s»: %[3]s"},
		Why:  diag.Phrase{SV: "en fil skrivs hel eller inte alls; den som fanns är orörd", EN: "a file is written whole or not at all; the one that was there is untouched"},
		Cure: diag.Phrase{SV: "gör plats eller ge skrivrättighet och kör kommandot igen", EN: "make room or grant write permission, and run the command again"}}

	codeBusy = &diag.Code{ID: "MB504", Severity: diag.Error,
		What: diag.Phrase{SV: "ett annat bygge skriver i «%[1]s»", EN: "another build is writing in «%[1]s»"},
		Why:  diag.Phrase{SV: "två byggen på samma gång skulle blanda sina filer", EN: "two builds at the same time would mix their files"},
		Cure: diag.Phrase{SV: "vänta tills det är klart och bygg igen, eller välj en annan utmapp med --out", EN: "wait until it has finished and build again, or choose another output folder with --out"}}

	codeManifest = &diag.Code{ID: "MB505", Severity: diag.Warning,
		What: diag.Phrase{SV: "«%[1]s» går inte att läsa: %[2]s", EN: "«%[1]s» cannot be read: %[2]s"},
		Why:  diag.Phrase{SV: "utan den vet bygget inte vilka gamla filer som är dess egna, så inga gamla filer tas bort", EN: "without it the build cannot tell which old files are its own, so no old file is removed"},
		Cure: diag.Phrase{SV: "inget behöver göras; bygget skriver en ny", EN: "nothing to do; the build writes a new one"}}
)

// Codes lists the findings of this room.
func Codes() []*diag.Code {
	return []*diag.Code{codeUnsafe, codeEscape, codeWrite, codeBusy, codeManifest, codeReplace, codeNoManifest, codeTwoMade}
}

// writeFinding makes a finding of an error from the file system.
func writeFinding(name string, err error) diag.Finding {
	sv, en := Reason(err)
	return codeWrite.At(diag.Pos{}, name, sv, en)
}

// Reason says why the file system refused, in Swedish and English.
func Reason(err error) (sv, en string) {
	if sv, en, ok := systemReason(err); ok {
		return sv, en
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "disken är full", "the disk is full"
	case errors.Is(err, syscall.EROFS):
		return "filsystemet är skrivskyddat", "the file system is read-only"
	case inUse(err):
		return "filen är öppen i ett annat program eller skrivskyddad, eller skrivrättighet saknas", "the file is open in another program or read-only, or permission is denied"
	case errors.Is(err, fs.ErrPermission):
		return "skrivrättighet saknas", "permission denied"
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		return "en fil ligger i vägen", "a file is in the way"
	case errors.Is(err, errMoved):
		return "filen har ändrats sedan den lästes; kör kommandot igen", "the file has changed since it was read; run the command again"
	case errors.Is(err, errLink):
		return "filen är en länk till en annan; ändra i den", "the file is a link to another; change that one"
	case errors.Is(err, errBusy):
		return "ett annat kommando skriver just nu; kör igen", "another command is writing; run it again"
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	p := diag.Cause(err)
	return p.SV, p.EN
}
