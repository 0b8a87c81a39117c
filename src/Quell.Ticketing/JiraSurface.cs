using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Filing;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.Ticketing;

/// <summary>Jira through the MCP server registered as <c>atlassian</c>, as the gate sees it.</summary>
/// <param name="server">The server; owned from here on.</param>
public sealed class JiraSurface(IToolServer server) : ISurface, IAsyncDisposable
{
    public Surface Surface => Surface.Jira;

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) =>
        ValueTask.FromResult(
            server.Fingerprint(call.Request is CallRequest.Tool tool ? tool.Name : JiraTools.CreateIssue)
        );

    public async ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        var answer = call.Request switch
        {
            CallRequest.Handshake => Listed(await server.ListAsync(cancellationToken)),
            CallRequest.Tool { Name: JiraTools.ListProjects } list => Understood(
                await server.ReadAsync(list.Name, list.Arguments, cancellationToken),
                said => said.Payload is { } payload ? JiraAnswers.Projects(payload) : null,
                isWrite: false
            ),
            var other => NotOurs(other),
        };
        return answer with { Launches = server.TakeLaunches() };
    }

    public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        if (order.Call.Request is not CallRequest.Tool { Name: JiraTools.CreateIssue or JiraTools.AddComment } tool)
        {
            return NotOurs(order.Call.Request);
        }
        var reply = await server.WriteAsync(tool.Name, tool.Arguments, cancellationToken);
        return Understood(
            reply,
            said =>
                tool.Name is JiraTools.CreateIssue
                    ? JiraAnswers.Issue(said, tool.Arguments)
                    : JiraAnswers.Comment(said, tool.Arguments),
            isWrite: true
        );
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static SurfaceAnswer Listed(ToolReply reply) =>
        reply switch
        {
            ToolReply.Listed listed => new SurfaceAnswer(
                new CallOutcome.Answered(new CallReading.Tools(listed.ServerName, listed.Tools)),
                listed.Redacted
            ),
            ToolReply.Failed failed => new SurfaceAnswer(failed.Outcome, failed.Redacted),
            _ => new SurfaceAnswer(new CallOutcome.Unreadable("the server did not list its tools"), reply.Redacted),
        };

    private static SurfaceAnswer Understood(ToolReply reply, Func<ToolReply.Said, CallReading?> read, bool isWrite) =>
        reply switch
        {
            ToolReply.Failed failed => new SurfaceAnswer(failed.Outcome, failed.Redacted),
            ToolReply.Said said when JiraAnswers.Refusal(said) is { } refusal => new SurfaceAnswer(
                new CallOutcome.Refused(refusal),
                said.Redacted
            ),
            ToolReply.Said said when read(said) is { } reading => new SurfaceAnswer(
                new CallOutcome.Answered(reading),
                said.Redacted
            ),
            ToolReply.Said said => new SurfaceAnswer(
                new CallOutcome.Unreadable(
                    $"the server {(isWrite ? "took it and named no issue" : "answered in another shape")}: {Printable.Of(said.Text, 160)}"
                ),
                said.Redacted
            ),
            _ => new SurfaceAnswer(new CallOutcome.Unreadable("the server answered something else"), reply.Redacted),
        };

    private static SurfaceAnswer NotOurs(CallRequest request) =>
        new(
            new CallOutcome.Refused(
                new ServiceRefusal(
                    RefusalKind.Rejected,
                    null,
                    null,
                    $"nothing was sent: {Printable.Of(request is CallRequest.Tool tool ? tool.Name : request.Text)} is not a call that may go to Jira in this way",
                    null
                )
            ),
            default
        );
}
