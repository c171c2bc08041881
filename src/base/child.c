/* Runs a program on bytes and takes what it writes; see child.h.
 *
 * What it can do is little: compute, read its input and files that anyone may read, write to one pipe. A list of system calls
 * is open to it (seccomp), every other one is answered as if the kernel did not know it; files open for reading only; no
 * processes, no sockets, no signals, no new rights. Limits of computing time, memory, open files and output stand beside that,
 * and it dies with its starter. Its own session, an empty environment, no descriptors but three.
 *
 * Safe among threads: all is prepared before the fork, and the child calls nothing that takes a lock until it becomes the other
 * program. Where the kernel refuses the lock, the program is not started. */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    HIGH = 10,      /* descriptors are kept above, so that 0 to 3 are free to be set */
    PROGRAM = 3,    /* the program to become */
    FILES = 32,     /* open at once */
    UNLOCKED = 126, /* exit status of a child that could not be locked in */
    NO_START = 127,
};

/* ---- what it may ask of the kernel ----------------------------------------------------------------------------------- */

static const int allowed[] = {
    SYS_read,
    SYS_write,
    SYS_close,
    SYS_fstat,
    SYS_newfstatat,
    SYS_lseek,
    SYS_mmap,
    SYS_mprotect,
    SYS_munmap,
    SYS_mremap,
    SYS_brk,
    SYS_madvise,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_pread64,
    SYS_readv,
    SYS_writev,
    SYS_faccessat,
    SYS_fcntl,
    SYS_getcwd,
    SYS_readlinkat,
    SYS_uname,
    SYS_getdents64,
    SYS_set_tid_address,
    SYS_set_robust_list,
    SYS_getrandom,
    SYS_futex,
    SYS_exit,
    SYS_exit_group,
    SYS_clock_gettime,
    SYS_clock_getres,
    SYS_gettimeofday,
    SYS_sysinfo,
    SYS_statx,
    SYS_fadvise64,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_getpid,
    SYS_gettid,
    SYS_sched_getaffinity,
    SYS_sched_yield,
    SYS_dup,
    SYS_dup3,
    SYS_statfs,
    SYS_fstatfs,
    SYS_ppoll,
    SYS_restart_syscall,
#ifdef SYS_rseq
    SYS_rseq,
#endif
#ifdef SYS_faccessat2
    SYS_faccessat2,
#endif
#ifdef __x86_64__
    SYS_arch_prctl,
    SYS_stat,
    SYS_lstat,
    SYS_access,
    SYS_readlink,
    SYS_time,
    SYS_dup2,
    SYS_poll,
    SYS_getrlimit,
    SYS_getdents,
#endif
};

/* Allowed where the argument is this, or where it has none of these bits. */
static const struct guarded {
    int call, argument;
    bool none_of;
    unsigned value;
} guarded[] = {
    {SYS_openat, 2, true, O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY)},
#ifdef SYS_open
    {SYS_open, 1, true, O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY)},
#endif
    {SYS_ioctl, 1, false, TCGETS},
    {SYS_prlimit64, 0, false, 0},
    {SYS_execveat, 0, false, PROGRAM},
};

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define MACHINE AUDIT_ARCH_RISCV64
#else
#define MACHINE 0 /* no lock is known, so nothing is started */
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (field))
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, (what))
#define NUMBER_OF(a) (sizeof(a) / sizeof *(a))
enum { MOST_STEPS = 5 + 2 * NUMBER_OF(allowed) + 5 * NUMBER_OF(guarded) };

struct lock {
    struct sock_filter step[MOST_STEPS];
    unsigned short n;
};

static void make_lock(struct lock *l) {
#define STEP(...) l->step[l->n++] = (struct sock_filter)__VA_ARGS__
    l->n = 0;
    STEP(LOAD(offsetof(struct seccomp_data, arch)));
    STEP(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0));
    STEP(ANSWER(SECCOMP_RET_KILL_PROCESS));
    STEP(LOAD(offsetof(struct seccomp_data, nr)));
    for (size_t i = 0; i < NUMBER_OF(allowed); i++) {
        STEP(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)allowed[i], 0, 1));
        STEP(ANSWER(SECCOMP_RET_ALLOW));
    }
    for (size_t i = 0; i < NUMBER_OF(guarded); i++) {
        const struct guarded *g = &guarded[i];
        STEP(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)g->call, 0, 4));
        STEP(LOAD((unsigned)(offsetof(struct seccomp_data, args) + 8 * (size_t)g->argument)));
        STEP(BPF_JUMP(BPF_JMP | (g->none_of ? BPF_JSET : BPF_JEQ) | BPF_K, g->value, g->none_of, !g->none_of));
        STEP(ANSWER(SECCOMP_RET_ALLOW));
        STEP(ANSWER(SECCOMP_RET_ERRNO | EACCES));
    }
    STEP(ANSWER(SECCOMP_RET_ERRNO | ENOSYS));
#undef STEP
}

/* ---- the child ----------------------------------------------------------------------------------------------------------- */

struct start {
    const ro_child *child;
    int program, in, out, nowhere; /* descriptors */
    pid_t pid;
    struct lock lock;
};

static void limit(int what, rlim_t n) {
    const struct rlimit r = {n, n};
    if (setrlimit((__rlimit_resource_t)what, &r) != 0) _exit(UNLOCKED);
}

/* Between fork and exec: system calls alone. */
static _Noreturn void become(const struct start *s) {
    static char *const nothing[] = {NULL};
    sigset_t none;
    sigemptyset(&none);
    if (dup2(s->in, 0) < 0 || dup2(s->out, 1) < 0 || dup2(s->child->errors ? s->out : s->nowhere, 2) < 0 ||
        dup3(s->program, PROGRAM, O_CLOEXEC) < 0)
        _exit(NO_START);
    if (syscall(SYS_close_range, PROGRAM + 1, ~0u, 0) != 0) _exit(UNLOCKED);
    setsid();
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    limit(RLIMIT_CPU, s->child->seconds);
    limit(RLIMIT_AS, s->child->memory);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, FILES);
    const struct sock_fprog lock = {s->lock.n, (struct sock_filter *)(uintptr_t)s->lock.step};
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &lock) != 0)
        _exit(UNLOCKED);
    syscall(SYS_execveat, PROGRAM, "", s->child->args, nothing, AT_EMPTY_PATH);
    _exit(NO_START);
}

/* ---- the parent ------------------------------------------------------------------------------------------------------------ */

static void shut(int *fd) {
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static void end_child(void *p) {
    struct start *s = p;
    if (s->pid > 0) {
        kill(s->pid, SIGKILL);
        while (waitpid(s->pid, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    s->pid = 0;
    shut(&s->program), shut(&s->in), shut(&s->out), shut(&s->nowhere);
}

static int high(int fd) {
    int up = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, HIGH);
    if (fd >= 0) close(fd);
    return up;
}

static int find_program(ro_arena *a, const char *name) {
    const char *path = getenv("PATH");
    for (path = path && *path ? path : "/usr/local/bin:/usr/bin:/bin"; *path;) {
        size_t n = strcspn(path, ":");
        if (*path == '/') { /* a folder that is told from here is nobody's */
            ro_str file = ro_str_printf(a, "%.*s/%s", (int)n, path, name);
            if (access(file.p, X_OK) == 0) return high(open(file.p, O_RDONLY | O_CLOEXEC));
        }
        path += n + (path[n] == ':');
    }
    return -1;
}

static int input_of(ro_str bytes) {
    int fd = high(memfd_create("input", MFD_CLOEXEC));
    for (size_t at = 0; fd >= 0 && at < bytes.n;) {
        ssize_t n = write(fd, bytes.p + at, bytes.n - at);
        if (n < 0 && errno != EINTR) shut(&fd);
        if (n > 0) at += (size_t)n;
    }
    if (fd >= 0) lseek(fd, 0, SEEK_SET);
    return fd;
}

static long long now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* Takes what comes until there is no more, or too much, or no time left. */
static ro_child_end listen_to(ro_arena *a, ro_child *c, int from) {
    const long long until = now_ms() + c->seconds * 1500LL;
    ro_buf got = {.arena = a};
    char piece[64 << 10];
    for (;;) {
        struct pollfd p = {.fd = from, .events = POLLIN};
        long long left = until - now_ms();
        int r = left > 0 ? poll(&p, 1, (int)left) : 0;
        if (r == 0) return RO_CHILD_TOO_LONG;
        if (r < 0) continue;
        ssize_t n = read(from, piece, sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        if ((size_t)n > c->most - got.n) return RO_CHILD_TOO_MUCH;
        ro_buf_add(&got, (ro_str){piece, (size_t)n});
    }
    c->output = ro_buf_str(&got);
    return RO_CHILD_DONE;
}

/* How it ended, once it has closed its output. */
static ro_child_end outcome(struct start *s, ro_child *c) {
    int status = 0;
    pid_t r;
    do r = waitpid(s->pid, &status, 0);
    while (r < 0 && errno == EINTR);
    s->pid = 0;
    if (r < 0 || !WIFEXITED(status)) return RO_CHILD_KILLED;
    c->status = WEXITSTATUS(status);
    return c->status == UNLOCKED ? RO_CHILD_UNLOCKED : c->status == NO_START ? RO_CHILD_MISSING : RO_CHILD_DONE;
}

ro_child_end ro_child_run(ro_arena *a, ro_child *c) {
    struct start *s = RO_NEW(a, struct start);
    int ends[2];
    *s = (struct start){.child = c, .program = -1, .in = -1, .out = -1, .nowhere = -1};
    ro_defer(a, end_child, s);
    if (!MACHINE) return RO_CHILD_UNLOCKED;
    make_lock(&s->lock);
    if ((s->program = find_program(a, c->program)) < 0) return RO_CHILD_MISSING;
    s->in = input_of(c->input);
    s->nowhere = high(open("/dev/null", O_WRONLY | O_CLOEXEC));
    if (s->in < 0 || s->nowhere < 0 || pipe2(ends, O_CLOEXEC) != 0)
        ro_throw(a, RO_IO, "%s cannot be started: %s", c->program, strerror(errno));
    s->out = high(ends[1]);
    s->pid = fork();
    if (s->pid == 0) become(s);
    shut(&s->in), shut(&s->out), shut(&s->nowhere), shut(&s->program);
    s->in = ends[0]; /* the end to read from, closed with the rest */
    if (s->pid < 0) ro_throw(a, RO_IO, "%s cannot be started: %s", c->program, strerror(errno));
    ro_child_end end = listen_to(a, c, ends[0]);
    if (end == RO_CHILD_DONE) end = outcome(s, c);
    end_child(s);
    return end;
}
