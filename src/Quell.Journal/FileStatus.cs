namespace Quell.Journal;

/// <summary>What the system says of an open file.</summary>
/// <param name="Mode">Type and permission bits as POSIX lays them out.</param>
/// <param name="Owner">User id of its owner.</param>
internal sealed record FileStatus(uint Mode, uint Owner)
{
    private const uint TypeBits = 0xF000;
    private const uint Regular = 0x8000;
    private const uint GroupOrOthersWrite = 0x12;

    public bool IsRegular => (Mode & TypeBits) == Regular;

    public bool OthersMayWrite => (Mode & GroupOrOthersWrite) != 0;
}
