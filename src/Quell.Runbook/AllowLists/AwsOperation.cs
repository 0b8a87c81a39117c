namespace Quell.Runbook.AllowLists;

/// <summary>One operation of the aws program.</summary>
/// <param name="Access">The access it needs.</param>
/// <param name="Subject">The flag that names what is read or written; null where nothing single is.</param>
/// <param name="Flags">Its own flags, beside the common ones.</param>
internal sealed record AwsOperation(AccessKind Access, string? Subject, IReadOnlyList<FlagRule> Flags);
