package dev.courant.app.command;

/** How results are printed: a line each for people, or JSON for programs. */
enum Format {
    text,
    json
}
