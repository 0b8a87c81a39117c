using System.Security.Cryptography;
using System.Text;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class DowngradeSpecs
{
    [Theory]
    [InlineData("md5")]
    [InlineData("sha1")]
    [InlineData("none")]
    [InlineData("SHA256")]
    public void An_opening_that_names_another_algorithm_is_a_downgrade(string algorithm)
    {
        var plain = SampleJournal.Lines;
        plain[0] = plain[0].Replace("sha256", algorithm, StringComparison.Ordinal);
        var forged = SampleJournal.Lines;
        forged[0] = SampleJournal.Forge(
            forged[0],
            words => words.Replace("sha256", algorithm, StringComparison.Ordinal)
        );

        SampleJournal.Verify(plain).ShouldBe(new Verdict.WrongAlgorithm(1, algorithm));
        SampleJournal.Verify(forged).ShouldBe(new Verdict.WrongAlgorithm(1, algorithm));
    }

    [Fact]
    public void A_hostile_algorithm_name_is_not_repeated()
    {
        var lines = SampleJournal.Lines;
        lines[0] = lines[0].Replace("sha256", "\\u001b[2Jmd5", StringComparison.Ordinal);

        SampleJournal.Verify(lines).ShouldBe(new Verdict.WrongAlgorithm(1, "an unreadable name"));
    }

    [Fact]
    public void An_entry_hashed_with_another_algorithm_is_a_downgrade_of_that_entry()
    {
        for (var entry = 1; entry <= SampleJournal.Count; entry++)
        {
            var line = SampleJournal.Lines[entry - 1];
            var words = Encoding.UTF8.GetBytes(line[..line.LastIndexOf(",\"hash\":", StringComparison.Ordinal)]);
            (string Name, byte[] Hash)[] others =
            [
                ("sha1", HashOf(HashAlgorithmName.SHA1, words)),
                ("md5", HashOf(HashAlgorithmName.MD5, words)),
                ("sha384", HashOf(HashAlgorithmName.SHA384, words)),
                ("sha512", HashOf(HashAlgorithmName.SHA512, words)),
            ];
            foreach (var (name, hash) in others)
            {
                var lines = SampleJournal.Lines;
                lines[entry - 1] = line.Replace(
                    SampleJournal.HashOf(line),
                    Convert.ToHexStringLower(hash),
                    StringComparison.Ordinal
                );

                SampleJournal.Verify(lines).ShouldBe(new Verdict.WrongAlgorithm(entry, name));
            }
        }
    }

    [Fact]
    public void An_entry_whose_hash_was_shortened_is_malformed()
    {
        var lines = SampleJournal.Lines;
        lines[9] = lines[9]
            .Replace(SampleJournal.HashOf(lines[9]), SampleJournal.HashOf(lines[9])[..63], StringComparison.Ordinal);

        SampleJournal.Named(SampleJournal.Verify(lines)).ShouldBe(10);
    }

    [Fact]
    public void A_journal_of_a_later_format_is_not_called_tampered()
    {
        var lines = SampleJournal.Lines;
        lines[0] = SampleJournal.Forge(
            lines[0],
            words => words.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal)
        );

        SampleJournal.Verify(lines).ShouldBe(new Verdict.UnknownFormat("2"));
    }

    private static byte[] HashOf(HashAlgorithmName name, byte[] words)
    {
        using var hash = IncrementalHash.CreateHash(name);
        hash.AppendData(words);
        return hash.GetHashAndReset();
    }
}
