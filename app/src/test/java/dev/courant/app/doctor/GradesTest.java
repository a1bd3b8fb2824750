package dev.courant.app.doctor;

import static dev.courant.app.doctor.Finding.Grade.FAIL;
import static dev.courant.app.doctor.Finding.Grade.OK;
import static dev.courant.app.doctor.Finding.Grade.WARN;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;

/** Where fine ends and amiss begins. */
class GradesTest {

    @ParameterizedTest
    @CsvSource({"255,FAIL", "256,WARN", "2047,WARN", "2048,OK"})
    void roomOnTheDisk(long freeMib, Finding.Grade grade) {
        assertThat(MachineChecks.space(Path.of("/data"), freeMib, "not in use").grade())
                .isEqualTo(grade);
    }

    @Test
    void theJavaThatRunsIt() {
        assertThat(MachineChecks.java(Runtime.Version.parse("17.0.2")).grade()).isEqualTo(FAIL);
        assertThat(MachineChecks.java(Runtime.Version.parse("21")).grade()).isEqualTo(OK);
    }

    @ParameterizedTest
    @CsvSource({"1,false,WARN", "2,false,WARN", "3,false,OK", "1,true,OK"})
    void soManyBrokers(int count, boolean embedded, Finding.Grade grade) {
        var nodes = Collections.nCopies(count, new Node(1, "broker", 9092));

        assertThat(BrokerChecks.graded(nodes, "any", "broker:9092", embedded).grade())
                .isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "5000,5000,true,OK",
        "5000,500,true,OK",
        "5000,499,true,WARN",
        "60,60,false,WARN",
    })
    void whatIsLeftOfTheQuota(int limit, int left, boolean token, Finding.Grade grade) {
        var body =
                "{\"resources\":{\"core\":{\"limit\":%d,\"remaining\":%d,\"reset\":1772000000}}}"
                        .formatted(limit, left);

        assertThat(GitHubChecks.limits(body, token).grade()).isEqualTo(grade);
    }

    @Test
    void anAnswerOfSomethingElseThanGitHub() {
        assertThat(GitHubChecks.limits("<html>", true).grade()).isEqualTo(FAIL);
    }

    @ParameterizedTest
    @CsvSource({"60,OK", "-60,OK", "61,WARN", "-61,WARN"})
    void howFarClocksAreApart(long seconds, Finding.Grade grade) {
        assertThat(GitHubChecks.skew(Duration.ofSeconds(seconds)).grade()).isEqualTo(grade);
    }

    @Test
    void aRegistryThatTakesEverything() {
        assertThat(RegistryCheck.graded("http://r", 3, "FULL_TRANSITIVE").grade()).isEqualTo(OK);
        assertThat(RegistryCheck.graded("http://r", 3, "NONE").grade()).isEqualTo(WARN);
    }

    @Test
    void whyAServerIsSilent() {
        var refused = new ConnectException();
        refused.initCause(new ClosedChannelException());

        assertThat(Causes.silence(refused)).isEqualTo("nobody listens there");
        assertThat(Causes.silence(new UnknownHostException("nowhere")))
                .isEqualTo("its host name is unknown");
        assertThat(Causes.silence(new SocketTimeoutException())).isEqualTo("no answer in time");
        assertThat(Causes.line(new IllegalStateException("a\u001bb", new Error("c\u0007d"))))
                .isEqualTo("Error: c\\u0007d");
    }
}
