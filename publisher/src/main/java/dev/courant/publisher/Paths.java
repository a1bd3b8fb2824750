package dev.courant.publisher;

import java.time.LocalDate;

/** Where the objects of an edition stand in the store. */
final class Paths {

    static final String FRONT_PAGE = "README.md";
    static final String INDEX = "index.html";
    static final String FEED = "feed.xml";
    static final String REPORTS = "reports/";
    private static final String REVISIONS = "revisions/";

    private Paths() {}

    static String edition(LocalDate day) {
        return REPORTS + day + ".md";
    }

    static String json(LocalDate day) {
        return REPORTS + day + ".json";
    }

    static String period(Span span) {
        return REPORTS + span + ".md";
    }

    static String periodJson(Span span) {
        return REPORTS + span + ".json";
    }

    /** A page for a browser, which stands beside the Markdown. */
    static String html(String markdown) {
        return markdown.substring(0, markdown.length() - ".md".length()) + ".html";
    }

    /** A day's titles, for the search. */
    static String titles(LocalDate day) {
        return "archive/" + day + ".js";
    }

    /** A repository's feed. */
    static String feed(String repo) {
        return "feeds/" + ownerAndName(repo) + ".xml";
    }

    /** From an object to the top of the store: as many steps up as it has directories above it. */
    static String root(String path) {
        return "../".repeat((int) path.chars().filter(c -> c == '/').count());
    }

    /**
     * From a page to {@link #REPORTS}.
     *
     * @param root from the page to the top of the store; a page one step below it is a report
     */
    static String toReports(String root) {
        return root.equals("../") ? "" : root + REPORTS;
    }

    /**
     * Where an object of one revision stays when the next takes its place.
     *
     * @param name of the edition: its day, week or month
     */
    static String kept(String name, int revision, String path) {
        return REVISIONS + name + "/" + revision + "/" + path;
    }

    static String repo(LocalDate day, String repo) {
        return REPORTS + repoBelowReports(day, repo);
    }

    /** As the edition links to it. */
    static String repoBelowReports(LocalDate day, String repo) {
        return day + "/" + ownerAndName(repo) + ".md";
    }

    private static String ownerAndName(String repo) {
        int slash = repo.indexOf('/');
        var owner = slash < 0 ? "_" : repo.substring(0, slash);
        return plain(owner) + "/" + plain(repo.substring(slash + 1));
    }

    /**
     * GitHub's names have no other characters; a name that does is nobody's, and must not lead out
     * of the directory.
     */
    private static String plain(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.isEmpty() || plain.equals(".") || plain.equals("..") ? "_" : plain;
    }
}
