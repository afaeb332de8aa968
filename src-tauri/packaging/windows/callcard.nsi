; The setup of Callcard for Windows: for one user, without an administrator. `/S` asks nothing, `/D=FOLDER` at the end is another
; folder; the uninstaller takes `/S`, and `/FORGET` to delete settings, history and secrets as well.
;
; It lays files and writes what Windows lists of programs. All else Callcard does itself, with --setup: the PATH may be longer
; than a text can be here, and what Callcard registers at its start it takes away as well.
;
; Given: VERSION and VERSION_IN_FOUR numbers, FILES (a folder), ICON, TEXTS (made of packaging/locales) and OUT.
Unicode true
Target amd64-unicode
Name "Callcard"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Callcard"
InstallDirRegKey HKCU "Software\Callcard" "InstallDir"
SetCompressor /SOLID lzma
; The same programs make the same setup.
SetDateSave off
ManifestDPIAware true

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define AUMID "app.callcard"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Callcard"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define WEB_VIEW "EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEB_VIEW_PAGE "https://go.microsoft.com/fwlink/p/?LinkId=2124703"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\callcard.exe"
!define MUI_COMPONENTSPAGE_SMALLDESC
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Russian
!insertmacro MUI_LANGUAGE Spanish
!insertmacro MUI_LANGUAGE PortugueseBR
!include "${TEXTS}"

VIProductVersion "${VERSION_IN_FOUR}"
VIAddVersionKey /LANG=0 ProductName "Callcard"
VIAddVersionKey /LANG=0 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=0 FileVersion "${VERSION}"
VIAddVersionKey /LANG=0 FileDescription "Callcard setup"
VIAddVersionKey /LANG=0 LegalCopyright "The Callcard developers"

; Whether Callcard ran, and so is to run again.
Var Ran

; Has a running Callcard end in order, with the callcardctlw of CTL, and waits until its file is free. One that does not end keeps
; its files, and everything stays as it is.
!macro Close CTL
  StrCpy $Ran 0
  ${Do}
    ClearErrors
    ExecWait '"${CTL}" quit' $0
    ${If} $0 == 0
      StrCpy $Ran 1
    ${EndIf}
    ; It did not answer, and has not ended.
    StrCpy $1 0
    ${If} $0 == 1
      StrCpy $1 50
    ${EndIf}
    ${DoWhile} $1 < 50
      ClearErrors
      ${If} ${FileExists} "$INSTDIR\callcard.exe"
        FileOpen $2 "$INSTDIR\callcard.exe" a
        ${IfNot} ${Errors}
          FileClose $2
        ${EndIf}
      ${EndIf}
      ${IfNot} ${Errors}
        ${Break}
      ${EndIf}
      IntOp $1 $1 + 1
      Sleep 100
    ${Loop}
    ${If} $1 < 50
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(setup-does-not-end)" /SD IDCANCEL IDRETRY +3
    SetErrorLevel 3
    Quit
  ${Loop}
!macroend

; A shortcut under whose name Windows lists our notices. Windows 10 before 20H2 shows them in its settings by this alone.
!macro Shortcut LINK
  CreateShortcut "${LINK}" "$INSTDIR\callcard.exe"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${LINK}", ${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${AUMID}") i.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,&i4 $3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)i.r6'
        System::Call 'Oleaut32::SysFreeString($3)'
        System::Free $4
        System::Free $5
        ${IPropertyStore::Commit} $2 ""
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${LINK}",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

Section "$(setup-programs)" Programs
  SectionIn RO
  InitPluginsDir
  SetOutPath $PLUGINSDIR
  File "${FILES}\callcardctlw.exe"
  !insertmacro Close "$PLUGINSDIR\callcardctlw.exe"

  SetOutPath $INSTDIR
  File "${FILES}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro Shortcut "$SMPROGRAMS\Callcard.lnk"

  WriteRegStr HKCU "Software\Callcard" InstallDir $INSTDIR
  WriteRegStr HKCU "${UNINSTALL}" DisplayName "Callcard"
  WriteRegStr HKCU "${UNINSTALL}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" DisplayIcon "$INSTDIR\callcard.exe"
  WriteRegStr HKCU "${UNINSTALL}" Publisher "The Callcard developers"
  WriteRegStr HKCU "${UNINSTALL}" InstallLocation $INSTDIR
  WriteRegStr HKCU "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" NoModify 1
  WriteRegDWORD HKCU "${UNINSTALL}" NoRepair 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" EstimatedSize $0
SectionEnd

Section "$(setup-login)" Login
  WriteRegStr HKCU "${RUN}" "Callcard" '"$INSTDIR\callcard.exe" --background'
SectionEnd

Section "$(setup-path)" Path
  ExecWait '"$INSTDIR\callcard.exe" --setup path'
SectionEnd

Section -Last
  ${If} $Ran = 1
    Exec '"$INSTDIR\callcard.exe" --background'
  ${EndIf}
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\Microsoft\${WEB_VIEW}" pv
  ReadRegStr $1 HKCU "Software\Microsoft\${WEB_VIEW}" pv
  ${If} "$0$1" == ""
    MessageBox MB_YESNO|MB_ICONINFORMATION "$(setup-no-web-view)" /SD IDNO IDNO +2
    ExecShell open "${WEB_VIEW_PAGE}"
  ${EndIf}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Programs} "$(setup-programs-effect)"
  !insertmacro MUI_DESCRIPTION_TEXT ${Login} "$(setup-login-effect)"
  !insertmacro MUI_DESCRIPTION_TEXT ${Path} "$(setup-path-effect)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; An upgrade leaves it to the agent whether Callcard starts with Windows: what was turned off stays off.
Function .onInit
  ReadRegStr $0 HKCU "Software\Callcard" InstallDir
  ReadRegStr $1 HKCU "${RUN}" "Callcard"
  ${If} $0 != ""
  ${AndIf} $1 == ""
    !insertmacro UnselectSection ${Login}
  ${EndIf}
FunctionEnd

Section Uninstall
  !insertmacro Close "$INSTDIR\callcardctlw.exe"
  StrCpy $1 leave
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/FORGET" $2
  ${IfNot} ${Errors}
    StrCpy $1 forget
  ${Else}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(setup-forget)" /SD IDNO IDNO +2
    StrCpy $1 forget
  ${EndIf}
  ExecWait '"$INSTDIR\callcard.exe" --setup $1'

  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Callcard"
  Delete "$SMPROGRAMS\Callcard.lnk"
  Delete "$INSTDIR\callcard.exe"
  Delete "$INSTDIR\callcardctl.exe"
  Delete "$INSTDIR\callcardctlw.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\third-party-licences.txt"
  Delete "$INSTDIR\uninstall.exe"
  ; Goes only when nobody has laid anything else into it.
  RMDir $INSTDIR
SectionEnd
