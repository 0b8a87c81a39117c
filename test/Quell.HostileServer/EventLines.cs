namespace Quell.HostileServer;

/// <summary>Turns lines into server-sent events, each line the data of one, however they are cut into pieces.</summary>
internal sealed class EventLines
{
    private bool _within;

    public byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var events = new List<byte>(bytes.Length + 16);
        foreach (var one in bytes)
        {
            if (!_within)
            {
                events.AddRange("data: "u8);
                _within = true;
            }
            events.Add(one);
            if (one == (byte)'\n')
            {
                events.Add(one);
                _within = false;
            }
        }
        return [.. events];
    }
}
