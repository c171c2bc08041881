/* Completion for bash, zsh and fish, printed from the table of commands: the commands first, then the options of the command
 * that stands on the line, files everywhere else. */
#include "cli.h"

#include <string.h>

static void names(void) {
    for (const struct command *c = cli_commands; c->name; c++)
        if (c->group) printf("%s ", c->name);
}

static void bash(void) {
    fputs("# readout: completion for bash\n_readout() {\n    local cur=${COMP_WORDS[COMP_CWORD]} "
          "prev=${COMP_WORDS[COMP_CWORD-1]} i cmd= opts=\n"
          "    COMPREPLY=()\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in --archive) ((i++)) ;; -*) ;; *) cmd=${COMP_WORDS[i]}; break ;; esac\n"
          "    done\n    if [[ -z $cmd && $prev != --archive ]]; then\n        COMPREPLY=($(compgen -W \"",
          stdout);
    names();
    fputs("--archive --help --version\" -- \"$cur\"))\n        return\n    fi\n    case $cmd in\n", stdout);
    for (const struct command *c = cli_commands; c->name; c++) {
        if (!c->group) continue;
        printf("    %s) opts=\"", c->name);
        for (const struct option *o = c->option; o->name; o++) printf("--%s ", o->name);
        fputs("\" ;;\n", stdout);
    }
    fputs("    esac\n    if [[ $cur == -* ]]; then\n        COMPREPLY=($(compgen -W \"$opts --archive --help\" -- \"$cur\"))\n"
          "    else\n        COMPREPLY=($(compgen -f -- \"$cur\"))\n    fi\n}\ncomplete -o filenames -F _readout readout\n",
          stdout);
}

/* Text inside single quotes; zsh also wants brackets and colons out of the way. */
static void quoted(const char *s, bool zsh) {
    for (; *s; s++) {
        if (*s == '\'')
            fputs("'\\''", stdout);
        else if (zsh && strchr("[]:", *s))
            printf("\\%c", *s);
        else if (!zsh && *s == '\\')
            fputs("\\\\", stdout);
        else
            putchar(*s);
    }
}

static void zsh_option(const struct option *o) {
    printf(" '--%s[", o->name);
    quoted(o->help, true);
    fputs("]", stdout);
    if (o->value) printf(":%s:%s", o->value, strcmp(o->value, "FILE") == 0 ? "_files" : "");
    fputs("'", stdout);
}

static void zsh(void) {
    fputs("#compdef readout\n_readout() {\n    local -a commands\n    local cmd=${words[(r)(", stdout);
    const char *bar = "";
    for (const struct command *c = cli_commands; c->name; c++)
        if (c->group) printf("%s%s", bar, c->name), bar = "|";
    fputs(")]}\n    case $cmd in\n", stdout);
    for (const struct command *c = cli_commands; c->name; c++) {
        if (!c->group) continue;
        printf("    %s) _arguments", c->name);
        for (const struct option *o = c->option; o->name; o++) zsh_option(o);
        for (const struct option *o = cli_everywhere; o->name; o++) zsh_option(o);
        fputs(" '*:file:_files' ;;\n", stdout);
    }
    fputs("    *) commands=(\n", stdout);
    for (const struct command *c = cli_commands; c->name; c++) {
        if (!c->group) continue;
        printf("        '%s:", c->name);
        quoted(c->summary, true);
        fputs("'\n", stdout);
    }
    fputs("        )\n        _describe command commands ;;\n    esac\n}\n_readout \"$@\"\n", stdout);
}

static void fish(void) {
    fputs("# readout: completion for fish\ncomplete -c readout -n __fish_use_subcommand -l version -d 'the version'\n", stdout);
    for (const struct option *o = cli_everywhere; o->name; o++) {
        printf("complete -c readout -l %s%s -d '", o->name, o->value ? " -r" : "");
        quoted(o->help, false);
        puts("'");
    }
    for (const struct command *c = cli_commands; c->name; c++) {
        if (!c->group) continue;
        printf("complete -c readout -n __fish_use_subcommand -f -a %s -d '", c->name);
        quoted(c->summary, false);
        puts("'");
        for (const struct option *o = c->option; o->name; o++) {
            printf("complete -c readout -n '__fish_seen_subcommand_from %s' -l %s%s -d '", c->name, o->name,
                   o->value ? " -r" : "");
            quoted(o->help, false);
            puts("'");
        }
    }
}

int cmd_completion(struct run *r) {
    static const struct {
        const char *name;
        void (*print)(void);
    } shell[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
    for (size_t i = 0; i < sizeof shell / sizeof *shell; i++)
        if (strcmp(shell[i].name, r->operand[0]) == 0) return shell[i].print(), DONE;
    return cli_fail("there is no completion for %s: bash, zsh or fish", r->operand[0]);
}
