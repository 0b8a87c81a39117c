namespace Quell.Runbook.AllowLists;

/// <summary>What kind of access a call needs. Which effect a write has is known to its action alone.</summary>
public enum AccessKind
{
    /// <summary>Looks, changes nothing.</summary>
    Read,

    /// <summary>A server-side dry run: asks for the write grant and changes nothing.</summary>
    Rehearsal,

    /// <summary>Changes something: needs the write grant and an approval.</summary>
    Write,
}
