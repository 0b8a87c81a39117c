using System.Globalization;
using System.Text;

namespace Quell.Domain.Json;

/// <summary>A double as ECMAScript's Number::toString writes it, which RFC 8785 section 3.2.2.3 asks for.</summary>
internal static class EcmaNumber
{
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new CanonicalJsonException("Not-a-number and infinities have no JSON form.");
        }

        if (value == 0)
        {
            return "0"; // Also for negative zero.
        }

        var (digits, exponent) = Shortest(Math.Abs(value));
        var text = new StringBuilder(28);
        if (value < 0)
        {
            text.Append('-');
        }

        // The value is 0.digits x 10^exponent; the four cases are those of the ECMAScript specification.
        if (digits.Length <= exponent && exponent <= 21)
        {
            return text.Append(digits).Append('0', exponent - digits.Length).ToString();
        }

        if (exponent is > 0 and <= 21)
        {
            return text.Append(digits.AsSpan(0, exponent)).Append('.').Append(digits.AsSpan(exponent)).ToString();
        }

        if (exponent is > -6 and <= 0)
        {
            return text.Append("0.").Append('0', -exponent).Append(digits).ToString();
        }

        text.Append(digits[0]);
        if (digits.Length > 1)
        {
            text.Append('.').Append(digits.AsSpan(1));
        }

        var power = exponent - 1;
        return text.Append('e')
            .Append(power < 0 ? '-' : '+')
            .Append(Math.Abs(power).ToString(CultureInfo.InvariantCulture))
            .ToString();
    }

    private static (string Digits, int Exponent) Shortest(double value)
    {
        // The platform's round-trip form has the shortest digits; only its layout differs.
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = 0;
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0)
        {
            exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        exponent += point < 0 ? text.Length : point;
        var digits = point < 0 ? text : text.Remove(point, 1);
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), exponent - leading);
    }
}
