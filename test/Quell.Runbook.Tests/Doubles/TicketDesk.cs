using System.Collections.Immutable;
using System.Text;
using Quell.Domain.Calls;
using Quell.Domain.Responses;
using Quell.Runbook.Filing;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>A ticket desk in memory: remembers what was written, and answers as it is told.</summary>
internal sealed class TicketDesk(Surface surface) : ISurface
{
    public static readonly ToolSchema CreateIssue = new(
        JiraTools.CreateIssue,
        "schema-1",
        [
            Argument("projectKey", required: true),
            Argument("issueTypeName", required: true),
            Argument("summary", required: true),
            Argument("description", required: false),
            new ParameterSpec("additional_fields", "object", false, "further fields"),
        ]
    );

    public static readonly ToolSchema AddComment = new(
        JiraTools.AddComment,
        "schema-2",
        [Argument("issueIdOrKey", required: true), Argument("commentBody", required: true)]
    );

    public Surface Surface => surface;

    public ImmutableArray<ToolSchema> Tools { get; set; } =
    [CreateIssue, AddComment, new(JiraTools.ListProjects, "schema-3", [Argument("searchString", required: false)])];

    public ImmutableArray<TicketProject> Projects { get; set; } = [new("SEC", "Security", ["Task", "Incident"])];

    /// <summary>What a write comes to; the default takes it.</summary>
    public Func<OutsideCall, CallOutcome> Outcome { get; set; } = Taken;

    /// <summary>What comes of shaking hands; null lists the tools.</summary>
    public CallOutcome? Unreachable { get; set; }

    public List<OutsideCall> Written { get; } = [];

    public List<OutsideCall> Read { get; } = [];

    public string Fingerprint { get; set; } = "desk";

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Fingerprint);

    public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        Read.Add(call);
        var outcome =
            Unreachable
            ?? new CallOutcome.Answered(
                call.Request is CallRequest.Handshake
                    ? new CallReading.Tools("jira", Tools)
                    : new CallReading.Projects(Projects)
            );
        return ValueTask.FromResult(new SurfaceAnswer(outcome, Encoding.UTF8.GetBytes("{}")));
    }

    public ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        Written.Add(order.Call);
        return ValueTask.FromResult(new SurfaceAnswer(Outcome(order.Call), default));
    }

    public static CallOutcome Taken(OutsideCall call) =>
        new CallOutcome.Answered(
            call.Request is CallRequest.Post post
                ? new CallReading.Ticket(IncidentPayload.KeyOf(post.Body)!, null)
                : new CallReading.Ticket("SEC-7", "https://jira.example/browse/SEC-7")
        );

    private static ParameterSpec Argument(string name, bool required) => new(name, "string", required, name);
}
