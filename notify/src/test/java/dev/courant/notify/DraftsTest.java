package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class DraftsTest {

    private final EditionNotice edition = Samples.edition("en", 300, Samples.TITLES);

    @Test
    void theLeastImportantGoFirst() {
        List<Draft> drafts = Drafts.of(edition, 20).toList();

        for (Draft draft : drafts) {
            int shown = draft.entries().size();
            assertThat(draft.entries())
                    .extracting(entry -> entry.title().target())
                    .isEqualTo(
                            edition.top().subList(0, shown).stream()
                                    .map(item -> item.link())
                                    .toList());
            assertThat(draft.notes().getFirst())
                    .isEqualTo("… and " + (300 - shown) + " more events in the paper");
        }
        assertThat(drafts)
                .extracting(draft -> draft.entries().size())
                .startsWith(20, 19, 18)
                .endsWith(0, 0);
    }

    @Test
    void everyShapeIsShorterThanTheOneBefore() {
        List<Integer> sizes =
                Drafts.of(edition, 20)
                        .map(draft -> String.join("", draft.plain()).length())
                        .toList();

        assertThat(sizes).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void theLinkIsInEveryShape() {
        assertThat(Drafts.of(edition, 20))
                .allMatch(
                        draft ->
                                draft.anchor() != null
                                        && draft.anchor().target().equals(Samples.PAPER));
        assertThat(Drafts.of(Samples.alert("zh", "修复"), 20))
                .allMatch(
                        draft ->
                                draft.anchor() != null
                                        && draft.anchor().target().equals(Samples.item(0)));
    }

    @Test
    void theFullestThatFitsIsTaken() {
        int items =
                Drafts.fitting(
                        edition,
                        20,
                        draft -> Optional.of(draft.entries().size()).filter(size -> size <= 7));

        assertThat(items).isEqualTo(7);
    }

    @Test
    void whatFitsInNoShapeIsRefusedForGood() {
        assertThatExceptionOfType(DeliveryException.Permanent.class)
                .isThrownBy(() -> Drafts.fitting(edition, 20, draft -> Optional.empty()));
    }

    @Test
    void saysWhatIsMissingAndWhatCameLate() {
        Draft draft = Drafts.of(edition, 20).findFirst().orElseThrow();

        assertThat(draft.notes())
                .hasSize(4)
                .anyMatch(
                        note -> note.startsWith("10 repositories could not be read: acme/shut-0 ("))
                .anyMatch(note -> note.contains(", and 5 more"))
                .contains("Not all of it is here yet; a revision follows when the rest comes in.")
                .contains("This is revision 2: something came in after the first print.");
    }

    @Test
    void aQuietDayIsSaidKindly() {
        Draft draft = Drafts.of(Samples.quiet("zh"), 20).findFirst().orElseThrow();

        assertThat(draft.intro()).containsExactly("一切平静：本期关注的 7 个仓库都没有更新，放心喝杯茶吧。");
        assertThat(draft.notes()).isEmpty();
        assertThat(draft.anchor()).isNull();
    }

    @Test
    void aSummaryWithoutEventsIsShownInFull() {
        EditionNotice quiet = Samples.quiet("en");
        EditionNotice told =
                new EditionNotice(
                        quiet.id(),
                        quiet.title(),
                        quiet.period(),
                        1,
                        true,
                        "en",
                        "word ".repeat(280).strip(),
                        quiet.counts(),
                        List.of(),
                        List.of(),
                        null);

        assertThat(Drafts.of(told, 20).findFirst().orElseThrow().intro()).contains(told.summary());
    }

    @Test
    void anAlertSaysWhoWhenAndHowMuch() {
        Draft draft = Drafts.of(Samples.alert("en", "fix: race"), 20).findFirst().orElseThrow();

        assertThat(draft.headline()).isEqualTo("🔴 acme/engine: fix: race");
        assertThat(draft.accent()).isEqualTo(Level.HIGH);
        assertThat(draft.intro())
                .contains("By fix: race, 2026-02-24 12:00 UTC. Importance: high (93 of 100).");
        assertThat(draft.notes())
                .containsExactly(
                        "2 more alerts were held back, so as not to flood you; the next edition has"
                                + " them.");
    }
}
