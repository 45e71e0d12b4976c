from django.db import migrations, models

from thidua.kit.text import fold


def fold_old_lines(apps, schema_editor):
    """Lines written before the column was there are found too; their hashes do not cover it."""
    entry = apps.get_model("journal", "Entry")
    batch = []
    for line in entry.objects.only("pk", "verb", "about_text").iterator(2000):
        line.folded = fold(f"{line.verb} {line.about_text}")[:400]
        batch.append(line)
        if len(batch) == 2000:
            entry.objects.bulk_update(batch, ["folded"])
            batch = []
    entry.objects.bulk_update(batch, ["folded"])


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0002_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='folded',
            field=models.CharField(default='', editable=False, max_length=400),
        ),
        migrations.RunPython(fold_old_lines, migrations.RunPython.noop),
    ]
