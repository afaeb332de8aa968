/* toasts.dll: stands in for the notifications of Windows, which Wine lacks, as far as Callcard uses them.
 *
 * Each call is a line in toasts.log, in the folder that TOASTS names. What the person in front of the screen does is a
 * line in commands.txt there: "click TAG", "button TAG NUMBER", "dismiss TAG", "timeout TAG", "fail TAG",
 * "setting NUMBER" (1 to 3: turned off for the app, by the user, by policy), "mode NUMBER" (1: Do Not Disturb), "refuse NUMBER" (of the next Shows). A click
 * starts the link of the toast, as Windows does. Objects are never freed: this lives as long as a test.
 *
 * Interface ids and the order of functions are those of Windows; a function that Callcard does not call is not there. */
#define COBJMACROS
#include <initguid.h>
#include <windows.h>
#include <shellapi.h>
#include <roapi.h>
#include <winstring.h>
#include <inspectable.h>
#include <activation.h>
#include <stdio.h>

typedef void *P;
typedef HRESULT (WINAPI *Function)();
enum { MOST_FACES = 4, MOST_TOASTS = 4096, TEXT = 4096 };

typedef struct Obj Obj;
struct Face { void **functions; Obj *self; };
struct Obj {
    struct Face face[MOST_FACES];
    const GUID *id[MOST_FACES];
    int faces;
    HSTRING text, tag, group, who, body;   /* of a document, a toast, its data */
    Obj *data;
    P dismissed, failed;
    BOOLEAN quiet, expires_on_reboot;
    INT32 priority, reason;
    INT64 time;
};
#define SELF(p) (((struct Face *)(p))->self)

#define ID(name, a, b, c, ...) static const GUID name = {a, b, c, {__VA_ARGS__}}
ID(I_Document, 0xf7f3a506, 0x1e87, 0x42d6, 0xbc, 0xfb, 0xb8, 0xc8, 0x09, 0xfa, 0x54, 0x94);
ID(I_DocumentIO, 0x6cd0e74e, 0xee65, 0x4489, 0x9e, 0xbf, 0xca, 0x43, 0xe8, 0x7b, 0xa6, 0x37);
ID(I_Factory, 0x04124b20, 0x82c6, 0x4229, 0xb1, 0x09, 0xfd, 0x9e, 0xd4, 0x66, 0x2b, 0x53);
ID(I_Toast, 0x997e2675, 0x059e, 0x4e60, 0x8b, 0x06, 0x17, 0x60, 0x91, 0x7c, 0x8b, 0x80);
ID(I_Toast2, 0x9dfb9fd1, 0x143a, 0x490e, 0x90, 0xbf, 0xb9, 0xfb, 0xa7, 0x13, 0x2d, 0xe7);
ID(I_Toast4, 0x15154935, 0x28ea, 0x4727, 0x88, 0xe9, 0xc5, 0x86, 0x80, 0xe2, 0xd1, 0x18);
ID(I_Toast6, 0x43ebfe53, 0x89ae, 0x5c1e, 0xa2, 0x79, 0x3a, 0xec, 0xfe, 0x9b, 0x6f, 0x54);
ID(I_Statics, 0x50ac103f, 0xd235, 0x4598, 0xbb, 0xef, 0x98, 0xfe, 0x4d, 0x1a, 0x3a, 0xd4);
ID(I_Statics2, 0x7ab93c52, 0x0e48, 0x4750, 0xba, 0x9d, 0x1a, 0x41, 0x13, 0x98, 0x18, 0x47);
ID(I_Statics5, 0xd6f5f569, 0xd40d, 0x407c, 0x89, 0x89, 0x88, 0xca, 0xb4, 0x2c, 0xfd, 0x14);
ID(I_ForUser, 0x79ab57f6, 0x43fe, 0x487b, 0x8a, 0x7f, 0x99, 0x56, 0x72, 0x00, 0xae, 0x94);
ID(I_ForUser3, 0x3efcb176, 0x6cc1, 0x56dc, 0x97, 0x3b, 0x25, 0x1f, 0x7a, 0xac, 0xb1, 0xc5);
ID(I_Notifier, 0x75927b93, 0x03f3, 0x41ec, 0x91, 0xd3, 0x6e, 0x5b, 0xac, 0x1b, 0x38, 0xe7);
ID(I_Notifier2, 0x354389c6, 0x7c01, 0x4bd5, 0x9c, 0x20, 0x60, 0x43, 0x40, 0xcd, 0x2b, 0x74);
ID(I_History, 0x5caddc63, 0x01d3, 0x4c97, 0x98, 0x6f, 0x05, 0x33, 0x48, 0x3f, 0xee, 0x14);
ID(I_Data, 0x9ffd2312, 0x9d6a, 0x4aaf, 0xb6, 0xac, 0xff, 0x17, 0xf0, 0xc1, 0xf2, 0x80);
ID(I_Map, 0xf6d1f700, 0x49c2, 0x52ae, 0x81, 0x54, 0x82, 0x6f, 0x99, 0x08, 0x77, 0x3c);
ID(I_DismissedArgs, 0x3f89d935, 0xd9cb, 0x4538, 0xa0, 0xf0, 0xff, 0xe7, 0x65, 0x99, 0x38, 0xf8);
ID(I_FailedArgs, 0x35176862, 0xcfd4, 0x44f8, 0xad, 0x64, 0xf5, 0x00, 0xfd, 0x89, 0x6c, 0x3b);
ID(I_Values, 0x629bdbc8, 0xd932, 0x4ff4, 0x96, 0xb9, 0x8d, 0x96, 0xc5, 0xc1, 0xe8, 0x58);
ID(I_TimeReference, 0x5541d8a7, 0x497c, 0x5aa4, 0x86, 0xfc, 0x77, 0x13, 0xad, 0xbf, 0x2a, 0x2c);

static CRITICAL_SECTION lock;
static Obj *up[MOST_TOASTS];
static int setting, mode, refuse;

/* A text as UTF-8, in one line and without tabs. */
static const char *text(HSTRING string, char out[TEXT]) {
    UINT32 length = 0;
    PCWSTR wide = WindowsGetStringRawBuffer(string, &length);
    int written = WideCharToMultiByte(CP_UTF8, 0, wide, length, out, TEXT - 1, 0, 0);
    out[written] = 0;
    for (char *at = out; *at; at++) if (*at == '\n' || *at == '\t' || *at == '\r') *at = '|';
    return out;
}

static void path(const char *file, char out[MAX_PATH]) {
    const char *folder = getenv("TOASTS");
    snprintf(out, MAX_PATH, "%s\\%s", folder ? folder : ".", file);
}

static void say(const char *format, ...) {
    char file[MAX_PATH];
    path("toasts.log", file);
    FILE *log = fopen(file, "ab");
    if (!log) return;
    va_list arguments;
    va_start(arguments, format);
    vfprintf(log, format, arguments);
    va_end(arguments);
    fputc('\n', log);
    fclose(log);
}

/* What every object can. */
static HRESULT WINAPI query(P p, const GUID *id, P *out) {
    Obj *o = SELF(p);
    for (int i = 0; i < o->faces; i++) if (IsEqualGUID(id, o->id[i])) { *out = &o->face[i]; return S_OK; }
    if (IsEqualGUID(id, &IID_IUnknown) || IsEqualGUID(id, &IID_IInspectable) || IsEqualGUID(id, &IID_IAgileObject)) {
        *out = &o->face[0];
        return S_OK;
    }
    *out = 0;
    return E_NOINTERFACE;
}
static ULONG WINAPI count(P p) { return 2; }
static HRESULT WINAPI none(P p) { return E_NOTIMPL; }
#define BASE query, count, count, none, none, none

static Obj *make(void) { return calloc(1, sizeof(Obj)); }
static P add(Obj *o, const GUID *id, void **functions) {
    struct Face *face = &o->face[o->faces];
    o->id[o->faces++] = id;
    *face = (struct Face){functions, o};
    return face;
}
#define SETTER(name, type, field) static HRESULT WINAPI name(P p, type value) { SELF(p)->field = value; return S_OK; }
#define STRING_SETTER(name, field) static HRESULT WINAPI name(P p, HSTRING value) { return WindowsDuplicateString(value, &SELF(p)->field); }

/* XmlDocument: takes any text that has as many < as >, for a toast is well-formed or it is refused. */
static HRESULT WINAPI load(P p, HSTRING xml) {
    int open = 0;
    for (PCWSTR at = WindowsGetStringRawBuffer(xml, 0); *at; at++) open += *at == '<' ? 1 : *at == '>' ? -1 : 0;
    return open ? 0xC00CE502 : WindowsDuplicateString(xml, &SELF(p)->text);
}
static void *document_functions[] = {BASE}, *document_io[] = {BASE, load, none, none};
static HRESULT WINAPI new_document(P p, P *out) {
    Obj *o = make();
    *out = add(o, &I_Document, document_functions);
    add(o, &I_DocumentIO, document_io);
    return S_OK;
}

/* NotificationData and its map. */
static HRESULT WINAPI insert(P p, HSTRING key, HSTRING value, BOOLEAN *replaced) {
    PCWSTR name = WindowsGetStringRawBuffer(key, 0);
    *replaced = 0;
    return WindowsDuplicateString(value, !wcscmp(name, L"who") ? &SELF(p)->who : &SELF(p)->body);
}
static void *map_functions[] = {BASE, none, none, none, none, insert, none, none};
static HRESULT WINAPI values(P p, P *out) { *out = &SELF(p)->face[1]; return S_OK; }
static HRESULT WINAPI sequence(P p, UINT32 number) { return S_OK; }
static void *data_functions[] = {BASE, values, none, sequence};
static HRESULT WINAPI new_data(P p, P *out) {
    Obj *o = make();
    *out = add(o, &I_Data, data_functions);
    add(o, &I_Map, map_functions);
    return S_OK;
}

/* A time in an object. */
static HRESULT WINAPI time_of(P p, INT64 *out) { *out = SELF(p)->time; return S_OK; }
static void *time_functions[] = {BASE, time_of};
static HRESULT WINAPI new_time(P p, INT64 time, P *out) {
    Obj *o = make();
    o->time = time;
    *out = add(o, &I_TimeReference, time_functions);
    return S_OK;
}
/* CreateEmpty, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Single, Double, Char16, Boolean, String, Inspectable, Guid */
static void *value_functions[] = {BASE, none, none, none, none, none, none, none, none, none, none, none, none, none, none, none,
                                  new_time};

/* ToastNotification. */
static HRESULT WINAPI expires(P p, P reference) {
    return ((Function)(*(void ***)reference)[6])(reference, &SELF(p)->time);
}
static HRESULT keep(P handler, INT64 *token, P *slot) {
    ((IUnknown *)handler)->lpVtbl->AddRef(handler);
    *slot = handler;
    *token = 1;
    return S_OK;
}
static HRESULT WINAPI on_dismissed(P p, P handler, INT64 *token) { return keep(handler, token, &SELF(p)->dismissed); }
static HRESULT WINAPI on_failed(P p, P handler, INT64 *token) { return keep(handler, token, &SELF(p)->failed); }
STRING_SETTER(set_tag, tag)
STRING_SETTER(set_group, group)
SETTER(set_quiet, BOOLEAN, quiet)
SETTER(set_priority, INT32, priority)
SETTER(set_reboot, BOOLEAN, expires_on_reboot)
static HRESULT WINAPI set_data(P p, P data) { SELF(p)->data = SELF(data); return S_OK; }
static void *toast_functions[] = {BASE, none, expires, none, on_dismissed, none, none, none, on_failed, none};
static void *toast2[] = {BASE, set_tag, none, set_group, none, set_quiet, none};
static void *toast4[] = {BASE, none, set_data, none, set_priority}, *toast6[] = {BASE, none, set_reboot};
static HRESULT WINAPI new_toast(P p, P document, P *out) {
    Obj *o = make();
    o->text = SELF(document)->text;
    *out = add(o, &I_Toast, toast_functions);
    add(o, &I_Toast2, toast2);
    add(o, &I_Toast4, toast4);
    add(o, &I_Toast6, toast6);
    return S_OK;
}
static void *factory_functions[] = {BASE, new_toast};

/* What Windows tells of a toast, on a thread of its own. */
static HRESULT WINAPI reason_of(P p, INT32 *out) { *out = SELF(p)->reason; return S_OK; }
static void *reason_functions[] = {BASE, reason_of};
struct Told { Obj *toast; P handler; const GUID *id; INT32 reason; };
static DWORD WINAPI tell_now(P p) {
    struct Told *told = p;
    Obj *arguments = make();
    arguments->reason = told->reason;
    P face = add(arguments, told->id, reason_functions);
    ((Function)(*(void ***)told->handler)[3])(told->handler, &told->toast->face[0], face);
    free(told);
    return 0;
}
static void tell(Obj *toast, P handler, const GUID *id, INT32 reason) {
    if (!handler) return;
    struct Told *told = malloc(sizeof *told);
    *told = (struct Told){toast, handler, id, reason};
    CloseHandle(CreateThread(0, 0, tell_now, told, 0, 0));
}
enum { CANCELLED, HIDDEN, TIMED_OUT };
static void dismissed(Obj *toast, INT32 reason) { tell(toast, toast->dismissed, &I_DismissedArgs, reason); }

static BOOL same(HSTRING one, HSTRING other) {
    INT32 order = 1;
    WindowsCompareStringOrdinal(one, other, &order);
    return !order;
}
static int find(HSTRING tag, HSTRING group) {
    for (int i = 0; i < MOST_TOASTS; i++)
        if (up[i] && (!tag || same(up[i]->tag, tag)) && same(up[i]->group, group)) return i;
    return -1;
}
static Obj *take(int at) { Obj *toast = up[at]; up[at] = 0; return toast; }

/* ToastNotifier. */
static HRESULT WINAPI show(P p, P shown) {
    Obj *o = SELF(shown);
    char tag[TEXT], group[TEXT], who[TEXT], body[TEXT], xml[TEXT];
    if (refuse > 0) { refuse--; say("refuse\t%s", text(o->tag, tag)); return 0x803E0111; }
    EnterCriticalSection(&lock);
    int at = find(o->tag, o->group);
    for (int i = 0; at < 0; i++) if (!up[i]) at = i;
    up[at] = o;
    SYSTEMTIME now;
    INT64 ticks;
    GetSystemTime(&now);
    SystemTimeToFileTime(&now, (FILETIME *)&ticks);
    say("%s\t%s\t%s\t%s\t%s\t%s\t%d h\t%s\t%s\t%s", setting ? "withhold" : "show", text(o->tag, tag), text(o->group, group),
        o->quiet ? "quiet" : "pops up", o->priority ? "high" : "normal", o->expires_on_reboot ? "until reboot" : "for good",
        (int)((o->time - ticks) / 36000000000LL + 1), text(o->data->who, who), text(o->data->body, body), text(o->text, xml));
    LeaveCriticalSection(&lock);
    return S_OK;
}
static HRESULT WINAPI hide(P p, P hidden) {
    Obj *o = SELF(hidden);
    char tag[TEXT];
    say("hide\t%s", text(o->tag, tag));
    EnterCriticalSection(&lock);
    int at = find(o->tag, o->group);
    if (at >= 0 && up[at] == o) dismissed(take(at), HIDDEN);
    LeaveCriticalSection(&lock);
    return S_OK;
}
static HRESULT WINAPI update(P p, P data, HSTRING tag, HSTRING group, INT32 *result) {
    char name[TEXT], who[TEXT], body[TEXT];
    EnterCriticalSection(&lock);
    int at = find(tag, group);
    if (at >= 0) up[at]->data = SELF(data);
    LeaveCriticalSection(&lock);
    say("%s\t%s\t%s\t%s", at < 0 ? "update-nothing" : "update", text(tag, name), text(SELF(data)->who, who), text(SELF(data)->body, body));
    *result = at < 0 ? 2 : 0;
    return S_OK;
}
static HRESULT WINAPI get_setting(P p, INT32 *out) { *out = setting; return S_OK; }
static void *notifier_functions[] = {BASE, show, hide, get_setting, none, none, none}, *notifier2[] = {BASE, update, none};

/* The list of notices. */
static HRESULT WINAPI remove_one(P p, HSTRING tag, HSTRING group, HSTRING app) {
    char name[TEXT], id[TEXT];
    say("remove\t%s\t%s", text(tag, name), text(app, id));
    EnterCriticalSection(&lock);
    int at = find(tag, group);
    if (at >= 0) take(at);
    LeaveCriticalSection(&lock);
    return at < 0 ? 0x80070490 : S_OK;
}
static HRESULT WINAPI remove_group(P p, HSTRING group, HSTRING app) {
    char name[TEXT], id[TEXT];
    say("remove-group\t%s\t%s", text(group, name), text(app, id));
    EnterCriticalSection(&lock);
    for (int at; (at = find(0, group)) >= 0;) take(at);
    LeaveCriticalSection(&lock);
    return S_OK;
}
static HRESULT WINAPI remove_all(P p, HSTRING app) {
    char id[TEXT];
    say("remove-all\t%s", text(app, id));
    return S_OK;
}
static void *history_functions[] = {BASE, none, remove_group, remove_one, none, none, none, remove_all};

/* The value of an attribute, from a place in the XML on. */
static PCWSTR attribute(PCWSTR xml, PCWSTR name, WCHAR out[TEXT]) {
    static const struct { PCWSTR written; WCHAR meant; } escapes[] = {
        {L"&amp;", '&'}, {L"&lt;", '<'}, {L"&gt;", '>'}, {L"&quot;", '"'}, {L"&apos;", '\''}};
    int length = 0;
    PCWSTR at = wcsstr(xml, name);
    *out = 0;
    if (!at) return 0;
    for (at += wcslen(name); *at && *at != '"' && length < TEXT - 1; length++) {
        out[length] = *at;
        size_t skip = 1;
        for (int i = 0; i < 5; i++) if (!wcsncmp(at, escapes[i].written, wcslen(escapes[i].written))) {
            out[length] = escapes[i].meant;
            skip = wcslen(escapes[i].written);
        }
        at += skip;
    }
    out[length] = 0;
    return at;
}
/* Windows takes a toast away that was clicked, and starts the program of its link. */
static void press(int at, int button) {
    WCHAR link[TEXT];
    PCWSTR xml = WindowsGetStringRawBuffer(up[at]->text, 0);
    if (!button) attribute(xml, L" launch=\"", link);
    else for (PCWSTR rest = xml; button-- && rest;) rest = attribute(rest, L" arguments=\"", link);
    if (*link) {
        take(at);
        SetEnvironmentVariableW(L"LINK", link);
        ShellExecuteW(0, 0, L"person.exe", L"follow LINK", 0, SW_SHOWNORMAL);
    }
}
static void obey(char *line) {
    char verb[16] = "", tag[TEXT] = "", wide_tag[TEXT];
    int number = 0, at = -1;
    line[strcspn(line, "\r\n")] = 0;
    sscanf(line, "%15s %4000s %d", verb, tag, &number);
    EnterCriticalSection(&lock);
    for (int i = 0; i < MOST_TOASTS && at < 0; i++) if (up[i] && !strcmp(text(up[i]->tag, wide_tag), tag)) at = i;
    if (!strcmp(verb, "setting")) setting = atoi(tag);
    else if (!strcmp(verb, "mode")) mode = atoi(tag);
    else if (!strcmp(verb, "refuse")) refuse = atoi(tag);
    else if (at < 0) verb[0] = 0;
    else if (!strcmp(verb, "click")) press(at, 0);
    else if (!strcmp(verb, "button")) press(at, number);
    else if (!strcmp(verb, "dismiss")) dismissed(take(at), CANCELLED);
    else if (!strcmp(verb, "timeout")) dismissed(up[at], TIMED_OUT);
    else if (!strcmp(verb, "fail")) { Obj *toast = take(at); tell(toast, toast->failed, &I_FailedArgs, 0x803E0111); }
    else verb[0] = 0;
    LeaveCriticalSection(&lock);
    say("%s\t%s", verb[0] ? "did" : "could not", line);
}
static DWORD WINAPI obey_all(P p) {
    char commands[MAX_PATH], taken[MAX_PATH], line[TEXT];
    path("commands.txt", commands);
    path("commands.taken", taken);
    for (;; Sleep(20)) {
        if (!MoveFileExA(commands, taken, MOVEFILE_REPLACE_EXISTING)) continue;
        FILE *file = fopen(taken, "rb");
        while (file && fgets(line, sizeof line, file)) obey(line);
        if (file) fclose(file);
    }
    return 0;
}

/* ToastNotificationManager, and the way in. */
static HRESULT WINAPI new_notifier(P p, HSTRING app, P *out) {
    static LONG listening;
    char id[TEXT];
    if (!InterlockedExchange(&listening, 1)) {
        say("start\t%s\t%lu", text(app, id), GetCurrentProcessId());
        CloseHandle(CreateThread(0, 0, obey_all, 0, 0, 0));
    }
    Obj *o = make();
    *out = add(o, &I_Notifier, notifier_functions);
    add(o, &I_Notifier2, notifier2);
    return S_OK;
}
static HRESULT WINAPI history(P p, P *out) { *out = add(make(), &I_History, history_functions); return S_OK; }
static HRESULT WINAPI get_mode(P p, INT32 *out) { *out = mode; return S_OK; }
static void *for_user[] = {BASE, none, none, none, none}, *for_user3[] = {BASE, get_mode, none, none};
static HRESULT WINAPI this_user(P p, P *out) {
    Obj *o = make();
    *out = add(o, &I_ForUser, for_user);
    add(o, &I_ForUser3, for_user3);
    return S_OK;
}
static void *statics5[] = {BASE, this_user};
static void *statics[] = {BASE, none, new_notifier, none}, *statics2[] = {BASE, history};
static void *new_document_functions[] = {BASE, new_document}, *new_data_functions[] = {BASE, new_data}, *no_new[] = {BASE, none};

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(HSTRING class, IActivationFactory **out) {
    PCWSTR name = WindowsGetStringRawBuffer(class, 0);
    Obj *o = make();
    if (!wcscmp(name, L"Windows.Data.Xml.Dom.XmlDocument")) add(o, &IID_IActivationFactory, new_document_functions);
    else if (!wcscmp(name, L"Windows.UI.Notifications.NotificationData")) add(o, &IID_IActivationFactory, new_data_functions);
    else add(o, &IID_IActivationFactory, no_new);
    add(o, &I_Values, value_functions);
    add(o, &I_Factory, factory_functions);
    if (!wcscmp(name, L"Windows.UI.Notifications.ToastNotificationManager")) {
        o->faces = 1;
        add(o, &I_Statics, statics);
        add(o, &I_Statics2, statics2);
        add(o, &I_Statics5, statics5);
    }
    *out = (P)&o->face[0];
    return S_OK;
}
__declspec(dllexport) HRESULT WINAPI DllCanUnloadNow(void) { return S_FALSE; }
BOOL WINAPI DllMain(HINSTANCE module, DWORD why, P reserved) {
    if (why == DLL_PROCESS_ATTACH) InitializeCriticalSection(&lock);
    return TRUE;
}
