package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Puts the destination's addresses into member files and adds the guests, line by line. One for a whole archive. */
final class MembersRewrite {
    private final RewritePlan plan;
    private final ArchiveLimits limits;
    private final Set<Long> undecided = new TreeSet<>();
    private long mapped;
    private long blanked;
    private long guests;

    MembersRewrite(RewritePlan plan, ArchiveLimits limits) {
        this.plan = plan;
        this.limits = limits;
    }

    void rewrite(InputStream content, OutputStream out, ArchiveKind kind, String where) throws IOException {
        LineGuard guard = LineGuard.ofLines(where, limits);
        Lines lines = new Lines(content, guard);
        Set<Long> members = new HashSet<>();
        boolean open = false;
        while (lines.next()) {
            byte[] line = lines.bytes(RelationScan.LONGEST_MEMBER, guard.place());
            MemberLine member = new MemberLine(line, guard.place());
            if (member.invites() && plan.drop().contains(RewritePlan.INVITATIONS)) {
                continue;
            }
            out.write(rewritten(member, line, members));
            open = !lines.endedByNewline();
            if (!open) {
                out.write('\n');
            }
        }
        addGuests(members, kind, open, out);
    }

    /** A member file that the archive lacks, for the guests alone. */
    void create(ArchiveKind kind, OutputStream out) throws IOException {
        addGuests(Set.of(), kind, false, out);
    }

    private byte[] rewritten(MemberLine member, byte[] line, Set<Long> members) {
        OptionalLong id = member.userId();
        if (id.isEmpty()) {
            return line;
        }
        members.add(id.getAsLong());
        String address = plan.emails().get(id.getAsLong());
        if (address != null) {
            mapped++;
            return member.withAddress(address);
        }
        if (plan.unmapped().contains(id.getAsLong())) {
            blanked++;
            return member.withoutAddress();
        }
        undecided.add(id.getAsLong());
        return line;
    }

    private void addGuests(Set<Long> members, ArchiveKind kind, boolean open, OutputStream out) throws IOException {
        boolean needsLineEnd = open;
        Set<Long> there = new HashSet<>(members);
        for (RewritePlan.Guest guest : plan.guests()) {
            if (there.add(guest.sourceId())) {
                if (needsLineEnd) {
                    out.write('\n');
                    needsLineEnd = false;
                }
                out.write(MemberLine.of(guest, kind));
                out.write('\n');
                guests++;
            }
        }
    }

    long mapped() {
        return mapped;
    }

    long blanked() {
        return blanked;
    }

    long guests() {
        return guests;
    }

    Set<Long> undecided() {
        return undecided;
    }
}
