using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Domain.Responses;

namespace Quell.Domain.Calls;

/// <summary>What was understood of an answer, bounded; the raw text lies in the evidence.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Tools), "tools")]
[JsonDerivedType(typeof(Settings), "settings")]
[JsonDerivedType(typeof(Catalogue), "catalogue")]
[JsonDerivedType(typeof(Event), "event")]
[JsonDerivedType(typeof(ProcessTree), "process_tree")]
[JsonDerivedType(typeof(Events), "events")]
[JsonDerivedType(typeof(Rows), "rows")]
[JsonDerivedType(typeof(Execution), "execution")]
[JsonDerivedType(typeof(Executions), "executions")]
[JsonDerivedType(typeof(Storage), "storage")]
[JsonDerivedType(typeof(Readings), "facts")]
[JsonDerivedType(typeof(Context), "kube_context")]
[JsonDerivedType(typeof(ClusterUid), "cluster_uid")]
[JsonDerivedType(typeof(Caller), "aws_caller")]
[JsonDerivedType(typeof(ClientVersion), "client_version")]
[JsonDerivedType(typeof(Objects), "objects")]
[JsonDerivedType(typeof(Printed), "printed")]
[JsonDerivedType(typeof(Projects), "ticket_projects")]
[JsonDerivedType(typeof(Ticket), "ticket")]
[JsonDerivedType(typeof(Live), "live")]
public abstract record CallReading
{
    private CallReading() { }

    /// <summary>The handshake was answered; these tools are listed.</summary>
    public sealed record Tools(string ServerName, ImmutableArray<ToolSchema> Listed) : CallReading;

    public sealed record Settings(TenantIdentity Tenant) : CallReading;

    public sealed record Catalogue(ImmutableArray<CatalogueAction> Actions) : CallReading;

    public sealed record Event(ThreatEvent Threat) : CallReading;

    /// <summary>Empty is normal: many events have no tree.</summary>
    public sealed record ProcessTree(ImmutableArray<ProcessNode> Nodes) : CallReading;

    public sealed record Events(EventPage Page) : CallReading;

    public sealed record Rows(ImmutableArray<QueryRow> Items) : CallReading;

    public sealed record Execution(ActionExecution Run) : CallReading;

    public sealed record Executions(ImmutableArray<ActionExecution> Runs) : CallReading;

    public sealed record Storage(CaptureStorage State) : CallReading;

    /// <summary>Facts that the surface derived itself, as kubectl and aws reads do.</summary>
    public sealed record Readings(ImmutableArray<FactReading> Facts) : CallReading;

    /// <summary>The kubeconfig's current context, by name.</summary>
    public sealed record Context(string Name) : CallReading;

    /// <summary>The UID of the namespace <c>kube-system</c>, which a cluster keeps for life.</summary>
    public sealed record ClusterUid(string Uid) : CallReading;

    /// <summary>Whose credentials the aws program used.</summary>
    public sealed record Caller(string Account, string Arn) : CallReading;

    /// <summary>A program's own version, as it prints it.</summary>
    public sealed record ClientVersion(string Version) : CallReading;

    /// <summary>Kubernetes objects. Pods of a list are only counted, by what they share.</summary>
    /// <param name="Refused">Kinds of the same call that were not answered.</param>
    /// <param name="Cut">Kinds of which more came than may be kept: what is here is not all.</param>
    public sealed record Objects(
        ImmutableArray<KubeObject> Items,
        ImmutableArray<PodGroup> Pods,
        ImmutableArray<KindRefusal> Refused,
        ImmutableArray<string> Cut
    ) : CallReading;

    /// <summary>What a program printed for people, line by line, bounded and without secrets.</summary>
    public sealed record Printed(ImmutableArray<string> Lines) : CallReading;

    /// <summary>Where tickets can be made.</summary>
    public sealed record Projects(ImmutableArray<TicketProject> Items) : CallReading;

    /// <summary>A ticket, a comment or an incident that the desk says it took.</summary>
    /// <param name="Key">The issue key, or the incident's deduplication key.</param>
    /// <param name="Link">Where a person finds it; null where the desk named no address.</param>
    public sealed record Ticket(string Key, string? Link) : CallReading;

    /// <summary>One thing as it stands, for what is about to be done to it or was done.</summary>
    public sealed record Live(LiveObject Object) : CallReading;
}
