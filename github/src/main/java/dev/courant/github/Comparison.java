package dev.courant.github;

import java.util.List;

/**
 * What one commit has that another has not; one page of it.
 *
 * @param status ahead, behind, identical or diverged: how head stands to base
 * @param totalCommits how many commits head has that base has not, over all pages
 * @param commits this page's, oldest first
 */
public record Comparison(String status, int totalCommits, List<CommitSummary> commits) {}
