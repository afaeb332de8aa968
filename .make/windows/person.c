/* person.exe: does in a test what somebody in front of the screen does.
 *
 *   open ARGUMENT   takes what is to be opened, as the browser and the telephone: a line in opened.txt, in the folder TOASTS
 *   follow LINK     starts Callcard with the link in the variable LINK, as it has registered itself. Wine 8 does not look into the
 *                   user's own part of the registry for a scheme; and as on Windows, nothing in the link is quoted
 *   screen PROCESS  gives the screen another resolution, as far as the windows of that process are told
 *   leave PROCESS   ends the session of that process, as signing out does, and prints how many milliseconds it took to end
 *   secret PART     prints the secret whose name has that part in it */
#include <windows.h>
#include <wincred.h>
#include <stdio.h>

/* What is told, and whether it is so. */
static const struct What { UINT message; WPARAM yes; } SCREEN[] = {{WM_DISPLAYCHANGE, 32}, {0}},
    END[] = {{WM_QUERYENDSESSION, 0}, {WM_ENDSESSION, TRUE}, {0}}, *what;

static BOOL CALLBACK tell(HWND window, LPARAM process) {
    DWORD owner = 0;
    GetWindowThreadProcessId(window, &owner);
    for (const struct What *one = what; owner == (DWORD)process && one->message; one++) {
        DWORD_PTR ignored;
        SendMessageTimeoutW(window, one->message, one->yes, 0, SMTO_NORMAL, 5000, &ignored);
    }
    return TRUE;
}

/* Every window of a session hears of it, on whichever desktop it is. */
static BOOL CALLBACK tell_desktop(LPWSTR name, LPARAM process) {
    HDESK desktop = OpenDesktopW(name, 0, FALSE, DESKTOP_ENUMERATE | DESKTOP_READOBJECTS | DESKTOP_WRITEOBJECTS);
    if (desktop && SetThreadDesktop(desktop)) EnumWindows(tell, process);
    return TRUE;
}

static int follow(void) {
    WCHAR command[1024], link[4096], line[8192];
    DWORD size = sizeof command;
    STARTUPINFOW start = {sizeof start};
    PROCESS_INFORMATION started;
    if (RegGetValueW(HKEY_CURRENT_USER, L"Software\\Classes\\callcard\\shell\\open\\command", 0, RRF_RT_REG_SZ, 0, command, &size)) return 1;
    WCHAR *at = wcsstr(command, L"%1");
    if (!at || !GetEnvironmentVariableW(L"LINK", link, 4096)) return 1;
    *at = 0;
    wcscpy(line, command);
    wcscat(line, link);
    wcscat(line, at + 2);
    if (!CreateProcessW(0, line, 0, 0, FALSE, 0, 0, 0, &start, &started)) return 1;
    /* A Callcard that runs takes the link over, and the one that was started ends. */
    WaitForSingleObject(started.hProcess, 5000);
    return 0;
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    if (!strcmp(arguments[1], "open")) {
        char file[MAX_PATH];
        snprintf(file, sizeof file, "%s\\opened.txt", getenv("TOASTS"));
        FILE *opened = fopen(file, "ab");
        if (!opened) return 1;
        fprintf(opened, "%s\n", arguments[2]);
        return fclose(opened);
    }
    if (!strcmp(arguments[1], "follow")) return follow();
    if (!strcmp(arguments[1], "screen")) {
        what = SCREEN;
        return !EnumDesktopsW(GetProcessWindowStation(), tell_desktop, strtoul(arguments[2], 0, 10));
    }
    if (!strcmp(arguments[1], "leave")) {
        what = END;
        DWORD id = strtoul(arguments[2], 0, 10), begin = GetTickCount();
        HANDLE process = OpenProcess(SYNCHRONIZE, FALSE, id);
        EnumDesktopsW(GetProcessWindowStation(), tell_desktop, id);
        if (!process || WaitForSingleObject(process, 10000) != WAIT_OBJECT_0) return 1;
        return printf("%lu\n", GetTickCount() - begin) < 0;
    }
    CREDENTIALA **all;
    DWORD found = 0;
    if (!CredEnumerateA(0, 0, &found, &all)) return 1;
    for (DWORD at = 0; at < found; at++)
        if (strstr(all[at]->TargetName, arguments[2]))
            return printf("%.*s\n", (int)all[at]->CredentialBlobSize, (char *)all[at]->CredentialBlob) < 0;
    return 1;
}
