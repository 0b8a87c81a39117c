namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>What goes wrong when an action is submitted.</summary>
internal enum Fault
{
    /// <summary>The tenant takes it and its answer is lost.</summary>
    LostReply,

    /// <summary>HTTP 400 <c>responder_not_found</c>; nothing is done.</summary>
    NoResponder,

    /// <summary>HTTP 412 <c>storage_not_configured</c>; nothing is done.</summary>
    NoStorage,

    /// <summary>HTTP 403; nothing is done.</summary>
    Forbidden,
}
