package io.drover.inventory;

import io.drover.connector.ArchiveExporter;
import io.drover.connector.Capability;
import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceSettings;
import io.drover.connector.InventoryReader;
import io.drover.connector.Page;
import io.drover.connector.RelationReader;
import io.drover.connector.Repositories;
import io.drover.connector.SourceConnector;
import io.drover.connector.TokenInfo;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serves an {@link Inventory} in small pages; {@link #onRequest} can fail any request, and {@link #slices} cuts the projects. */
public final class FakeSource implements SourceConnector, InventoryReader, RelationReader {
    private final Inventory served;
    private final int pageSize;
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private Consumer<String> onRequest = request -> {};
    private int slices = 1;
    private Set<Capability> capabilities = Set.of(Capability.values());

    public FakeSource(Inventory served, int pageSize) {
        this.served = served;
        this.pageSize = pageSize;
    }

    public FakeSource onRequest(Consumer<String> check) {
        onRequest = check;
        return this;
    }

    public FakeSource slices(int count) {
        slices = count;
        return this;
    }

    public FakeSource capabilities(Set<Capability> some) {
        capabilities = some;
        return this;
    }

    /** How often each request was made. */
    public Map<String, Integer> requests() {
        return requests;
    }

    public int requestCount() {
        return total.get();
    }

    private void request(String what) {
        total.incrementAndGet();
        onRequest.accept(what);
        requests.merge(what, 1, Integer::sum);
    }

    private <T> Page<T> page(String what, List<T> all, @Nullable String cursor) {
        request(what + " from " + cursor);
        String[] bounds = (cursor == null ? "0-" + all.size() : cursor).split("-");
        int from = Integer.parseInt(bounds[0]);
        int end = Math.min(Integer.parseInt(bounds[1]), all.size());
        int to = Math.min(from + pageSize, end);
        return new Page<>(all.subList(from, to), to < end ? to + "-" + end : null);
    }

    private static <T> List<T> below(List<T> all, @Nullable FullPath root, Function<T, FullPath> path) {
        return root == null ? all : all.stream().filter(t -> root.contains(path.apply(t))).toList();
    }

    @Override
    public Page<User> users(@Nullable String cursor) {
        return page("users", served.users(), cursor);
    }

    @Override
    public Page<Group> groups(@Nullable FullPath root, @Nullable String cursor) {
        return page("groups " + root, below(served.groups(), root, Group::fullPath), cursor);
    }

    @Override
    public Page<Project> projects(@Nullable FullPath root, @Nullable String cursor) {
        return page("projects " + root, below(served.projects(), root, Project::fullPath), cursor);
    }

    @Override
    public List<String> projectSlices(@Nullable FullPath root) {
        if (slices <= 1) {
            return List.of();
        }
        int all = below(served.projects(), root, Project::fullPath).size();
        return java.util.stream.IntStream.range(0, slices).mapToObj(i -> i * all / slices + "-" + (i + 1) * all / slices).toList();
    }

    @Override
    public Optional<User> user(long id) {
        request("user " + id);
        return served.users().stream().filter(u -> u.id() == id).findFirst();
    }

    @Override
    public Optional<Group> group(FullPath path) {
        return served.group(path);
    }

    @Override
    public Optional<Project> project(FullPath path) {
        return served.project(path);
    }

    @Override
    public List<Member> members(Owner owner) {
        request("members " + owner.fullPath());
        return served.members(owner);
    }

    @Override
    public boolean reads(Relation relation) {
        return true;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        throw new UnsupportedOperationException("not served");
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        request("count " + relation + " " + owner.fullPath());
        Long count = served.counts().getOrDefault(owner.fullPath(), Map.of()).get(relation);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    @Override
    public InstanceInfo instance() {
        return served.instance();
    }

    @Override
    public TokenInfo token() {
        return served.token();
    }

    @Override
    public InstanceSettings settings() {
        return served.settings();
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public InventoryReader inventory() {
        return this;
    }

    @Override
    public RelationReader relations() {
        return this;
    }

    @Override
    public Repositories repositories() {
        throw new UnsupportedOperationException("not served");
    }

    @Override
    public ArchiveExporter exporter() {
        throw new UnsupportedOperationException("not served");
    }

    @Override
    public boolean freeze(FullPath project) {
        throw new UnsupportedOperationException("the inventory must not write");
    }

    @Override
    public void unfreeze(FullPath project) {
        throw new UnsupportedOperationException("the inventory must not write");
    }

    @Override
    public void close() {}
}
