namespace Quell.Runbook.Ports;

/// <summary>Whether a journal is the one that a hash was taken from.</summary>
/// <param name="Entry">The entry that has the hash; 0 where none of the entries that chain has it.</param>
/// <param name="Entries">How many entries chain, from the first.</param>
/// <param name="Finding">One line.</param>
public sealed record AnchorVerdict(long Entry, long Entries, string Finding)
{
    public bool Proven => Entry > 0;
}
