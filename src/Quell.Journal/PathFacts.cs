namespace Quell.Journal;

/// <summary>What stands at a path, links not followed.</summary>
internal readonly record struct PathFacts(PathKind Kind, bool IsOurs, UnixFileMode Mode)
{
    public bool OthersMayWrite => (Mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != UnixFileMode.None;
}
