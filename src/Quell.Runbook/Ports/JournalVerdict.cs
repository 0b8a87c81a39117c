namespace Quell.Runbook.Ports;

/// <summary>Whether a journal is what was written.</summary>
/// <param name="Intact">False names the first bad entry in <paramref name="Finding"/>.</param>
/// <param name="Entries">How many entries hold, from the first.</param>
/// <param name="HeadHash">Hash of the last good entry.</param>
/// <param name="Finding">One line, such as <c>entry 7 was edited</c>.</param>
public sealed record JournalVerdict(bool Intact, long Entries, string HeadHash, string Finding);
