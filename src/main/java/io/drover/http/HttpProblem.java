package io.drover.http;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;
import io.drover.problem.ProblemException;
import java.io.IOException;

/** What can go wrong between us and a host, before the host's own words count. */
public enum HttpProblem implements ProblemCode {
    HOST_NAME_UNKNOWN(
            Actor.ENVIRONMENT,
            "The host name does not resolve",
            "No DNS server that this machine asks knows the name. Usual causes are a typing error in the URL, a missing VPN, or a split DNS that does not cover this machine.",
            "Check the URL in drover.yaml, then resolve the name on this machine (getent hosts NAME) and ask for DNS or the VPN."),
    HOST_UNREACHABLE(
            Actor.ENVIRONMENT,
            "The host does not accept a connection",
            "The name resolves, but nothing accepts a connection on the port: a firewall, a missing allow-list entry, a proxy that is needed and not set, or a host that is down.",
            "Have the way from this machine to that host and port (443 unless the URL names another) opened, or set HTTPS_PROXY (and NO_PROXY) in the environment."),
    TLS_FAILED(
            Actor.ENVIRONMENT,
            "The TLS connection could not be made",
            "The certificate is not trusted, has expired or belongs to another name, or a proxy on the way breaks TLS open.",
            "Name the PEM file of the company's certificate authority as ca-bundle of this instance in drover.yaml, or have the certificate renewed."),
    CA_BUNDLE_UNREADABLE(
            Actor.YOU,
            "The CA bundle cannot be read",
            "The file named as ca-bundle is missing, not readable, or holds no PEM certificate.",
            "Give the path of a file with at least one BEGIN CERTIFICATE block."),
    PROXY_REFUSED(
            Actor.ENVIRONMENT,
            "The proxy refuses to let us through",
            "The HTTP proxy on the way answered 407: it wants a user name and password, or others than those given.",
            "Put the proxy's user and password into HTTPS_PROXY (http://user:password@proxy:port), or have this machine allowed through."),
    NOT_THE_API(
            Actor.ENVIRONMENT,
            "Something other than the API answered",
            "A web page came where JSON was expected: a proxy's or firewall's login or block page, a single-sign-on gateway in front of the instance, or an URL that is not the instance's base URL.",
            "Open the URL from this machine with curl, and have the API path let through without a login page; check the base URL in drover.yaml."),
    NO_ANSWER_IN_TIME(
            Actor.ENVIRONMENT,
            "No complete answer came in time",
            "The host accepted the request, but no byte came for too long, or the whole exchange took longer than its deadline. The host may be overloaded or the network may drop packets.",
            "Run the same command again: it goes on where it stopped. If it repeats, ask the instance's administrator about load and proxy timeouts."),
    CONNECTION_CUT(
            Actor.ENVIRONMENT,
            "The connection was cut before the answer was complete",
            "The host, a load balancer or a proxy closed the connection in the middle. This happens at restarts and when a proxy limits time or size.",
            "Run the same command again: it goes on where it stopped. If it always breaks at the same size, have the proxy's limits raised."),
    TOO_MANY_REQUESTS(
            Actor.ENVIRONMENT,
            "The instance asks us to slow down for longer than we wait in place",
            "A rate limit of the instance is used up, by this migration or by others with the same user. The work is put aside until the limit opens again.",
            "Nothing: the item goes on by itself. To go faster, ask the instance's administrator for a higher limit or an exemption of the migration user."),
    REDIRECT_REFUSED(
            Actor.YOU,
            "The host redirects in a way that is not safe to follow",
            "The answer was a redirect in a circle, to an address that cannot be understood, or of a write to another host.",
            "Use the instance's final base URL in drover.yaml (with https, without redirects)."),
    WAIT_INTERRUPTED(
            Actor.YOU,
            "The work was stopped while waiting for the network",
            "The program was asked to stop, or the item was paused, while a request was under way.",
            "Start the command again: it goes on where it stopped."),
    RECORDING_UNWRITABLE(
            Actor.ENVIRONMENT,
            "The HTTP recording cannot be written",
            "Requests and answers were to be recorded to a file, but the file cannot be written.",
            "Free disk space or give another file."),
    NOT_IN_RECORDING(
            Actor.YOU,
            "The recording holds no answer to this request",
            "The program was run on recorded answers instead of a network, and asked something that was not recorded.",
            "Record again with the same version of the program.");

    private final Explanation explanation;

    HttpProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }

    /** The problem behind a failure to read a {@link Response#body()}. */
    public static ProblemException reading(IOException failure, String where) {
        HttpProblem problem = failure instanceof BrokenBody broken ? broken.problem() : CONNECTION_CUT;
        return problem.exception("the answer broke off while it was read", where, failure);
    }
}
