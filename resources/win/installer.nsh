; CSV files keep the program that opens them, mostly a spreadsheet: Wordshelf is only offered under "Open with".
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Wordshelf.csv" "" "Wix product CSV"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Wordshelf.csv\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.csv\OpenWithProgids" "Wordshelf.csv"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Wordshelf.csv"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.csv\OpenWithProgids" "Wordshelf.csv"
  ; The app itself enters its links at each start.
  DeleteRegKey HKCU "Software\Classes\wordshelf"
!macroend
