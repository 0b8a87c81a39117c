using System.Collections.Immutable;

namespace Quell.Domain.Calls;

/// <summary>A project of a ticket desk in which the person may see issues.</summary>
/// <param name="IssueTypes">Names of the issue types that the desk gave; empty where it gave none.</param>
public sealed record TicketProject(string Key, string Name, ImmutableArray<string> IssueTypes);
