package dev.courant.app.doctor;

import java.util.concurrent.Callable;

/**
 * A question to one dependency.
 *
 * @param subject of its finding
 * @param advice what to do if there is no answer at all
 * @param question may throw whatever it likes: that is a failure, too
 */
record Check(String subject, String advice, Callable<Finding> question) {}
