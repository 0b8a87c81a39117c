using System.Text;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Ports;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

public sealed class KubectlAnswersTests
{
    [Theory]
    [InlineData("Unable to connect to the server: read tcp 10.0.0.2:5000->10.0.0.1:6443: i/o timeout")]
    [InlineData("error: read tcp 10.0.0.2:5000->10.0.0.1:6443: read: connection reset by peer")]
    [InlineData("Unable to connect to the server: EOF")]
    [InlineData("Unable to connect to the server: context deadline exceeded")]
    [InlineData("error: http2: server sent GOAWAY and closed the connection")]
    [InlineData(
        "Error from server (Timeout): the server was unable to return a response in the time allotted, but may still be processing the request"
    )]
    public void A_write_that_may_have_arrived_has_no_reply_and_was_neither_unsent_nor_refused(string error) =>
        Read(error, isWrite: true).ShouldBeOfType<CallOutcome.NoReply>();

    [Theory]
    [InlineData("The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?")]
    [InlineData("Unable to connect to the server: dial tcp: lookup api.example: no such host")]
    public void A_write_that_found_nobody_was_not_sent(string error) =>
        Read(error, isWrite: true).ShouldBeOfType<CallOutcome.Unreachable>();

    [Fact]
    public void A_write_that_was_denied_was_refused() =>
        Read("Error from server (Forbidden): deployments.apps is forbidden", isWrite: true)
            .ShouldBeOfType<CallOutcome.Refused>();

    [Fact]
    public void A_read_keeps_the_reason_that_it_had() =>
        Read("Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout", isWrite: false)
            .ShouldBeOfType<CallOutcome.Unreachable>();

    [Theory]
    [InlineData(
        "Error from server (Conflict): Operation cannot be fulfilled on deployments.apps \"web\": the object has been modified; please apply your changes to the latest version and try again",
        RefusalKind.Conflict
    )]
    [InlineData("error: Expected replicas to be 3, was 5", RefusalKind.Conflict)]
    [InlineData("error: Expected resource version to be 12, was 13", RefusalKind.Conflict)]
    [InlineData(
        "Error from server (Forbidden): deployments.apps \"web\" is forbidden: User \"ada\" cannot patch",
        RefusalKind.PermissionMissing
    )]
    [InlineData("Error from server (NotFound): deployments.apps \"web\" not found", RefusalKind.NotFound)]
    [InlineData(
        "Error from server: admission webhook \"guard.example\" denied the request: not in office hours",
        RefusalKind.Denied
    )]
    [InlineData(
        "Error from server (Forbidden): admission webhook \"guard.example\" denied the request: no",
        RefusalKind.Denied
    )]
    [InlineData(
        "The deployments \"web\" is invalid: : ValidatingAdmissionPolicy 'keep' with binding 'keep' denied request: no",
        RefusalKind.Denied
    )]
    [InlineData(
        "Error from server (InternalError): Internal error occurred: failed calling webhook \"guard.example\": no endpoints available",
        RefusalKind.Denied
    )]
    [InlineData("error: You must be logged in to the server (Unauthorized)", RefusalKind.NotAuthenticated)]
    public void A_refused_write_says_what_kind_of_no_it_was(string error, RefusalKind kind) =>
        Read(error, isWrite: true).ShouldBeOfType<CallOutcome.Refused>().Refusal.Kind.ShouldBe(kind);

    [Fact]
    public void A_patch_whose_tests_do_not_hold_was_made_for_another_version()
    {
        const string Error = "The request is invalid: the server rejected our request due to an error in our request";

        Refusal(Error, "patch", "node", "n", "--patch", """[{"op":"test","path":"/metadata/uid","value":"x"}]""")
            .ShouldBe(RefusalKind.Conflict);
        Refusal(Error, "patch", "node", "n", "--patch", """{"spec":{"unschedulable":true}}""")
            .ShouldNotBe(RefusalKind.Conflict);
    }

    [Fact]
    public void An_error_of_the_server_leaves_open_what_a_write_did() =>
        Read("Error from server (InternalError): an error on the server has prevented the request", isWrite: true)
            .ShouldBeOfType<CallOutcome.NoReply>();

    [Fact]
    public void Of_a_write_exit_code_output_and_error_are_kept_without_secrets()
    {
        var answer = Answer(
            new ProgramOutcome.Exited(
                0,
                "deployment.apps/web scaled token=hunter2hunter2\n"u8.ToArray(),
                "Warning: old\n"
            ),
            isWrite: true,
            "scale",
            "deployment/web"
        );

        var end = answer.Program.ShouldNotBeNull();
        end.Code.ShouldBe(0);
        end.Output.ShouldHaveSingleItem().ShouldStartWith("deployment.apps/web scaled");
        end.Error.ShouldBe(["Warning: old"]);
        var kept = Encoding.UTF8.GetString(answer.Redacted.Span);
        kept.ShouldContain("\"exit_code\":0");
        kept.ShouldNotContain("hunter2");
        string.Concat(end.Output).ShouldNotContain("hunter2");
    }

    [Fact]
    public void What_only_reads_and_was_approved_keeps_what_it_printed_as_it_is()
    {
        var answer = Answer(
            new ProgramOutcome.Exited(0, "line one\nline two\n"u8.ToArray(), ""),
            isWrite: true,
            "logs",
            "pod/web-1",
            "--namespace",
            "shop"
        );

        Encoding.UTF8.GetString(answer.Redacted.Span).ShouldBe("line one\nline two\n");
    }

    [Theory]
    [InlineData("no\n", 1, "no")]
    [InlineData("no - RBAC: nothing allows it\n", 1, "no - RBAC: nothing allows it")]
    [InlineData("yes\n", 0, "yes")]
    public void Whether_something_may_be_done_is_answered_by_yes_and_by_no(string printed, int code, string said) =>
        Answer(
            new ProgramOutcome.Exited(code, Encoding.UTF8.GetBytes(printed), ""),
            isWrite: false,
            "auth",
            "can-i",
            "patch",
            "deployment/web"
        )
            .Outcome.ShouldBeOfType<CallOutcome.Answered>()
            .Reading.ShouldBeOfType<CallReading.Printed>()
            .Lines.ShouldBe([said]);

    private static CallOutcome Read(string error, bool isWrite) =>
        Answer(
            new ProgramOutcome.Exited(1, default, error),
            isWrite,
            "scale",
            "deployment/web",
            "--replicas",
            "0"
        ).Outcome;

    private static RefusalKind? Refusal(string error, params string[] words) =>
        (Answer(new ProgramOutcome.Exited(1, default, error), true, words).Outcome as CallOutcome.Refused)
            ?.Refusal
            .Kind;

    private static SurfaceAnswer Answer(ProgramOutcome outcome, bool isWrite, params string[] words)
    {
        var line = new CallRequest.Command(["kubectl", .. words, "--context", "c"]);
        var call = new OutsideCall
        {
            Key = "k",
            Surface = Surface.Kubectl,
            Request = line,
            Target = CallTarget.Tenant,
            Purpose = "test",
            Effect = isWrite ? Effect.Containment : Effect.Read,
        };
        return KubectlAnswers.Read(call, line, outcome, new KubectlOptions());
    }
}
